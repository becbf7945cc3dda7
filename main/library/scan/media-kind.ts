/** The extensions of pictures, without the dot. An SVG file is drawn before it is shown. */
export const pictureExtensions = [
  ...(['png', 'apng', 'jpg', 'jpeg', 'jpe', 'jfif', 'gif', 'webp', 'avif', 'bmp', 'ico'] as const),
  'svg',
] as const;
export const videoExtensions = ['mp4', 'm4v', 'webm', 'ogv', 'mov', 'mkv'] as const;
export const audioExtensions = ['mp3', 'm4a', 'aac', 'ogg', 'oga', 'opus', 'wav', 'flac', '3gp'] as const;

/** Whether the name of a file, or of the target of an address, is one of a picture. */
export const pictureName = named(pictureExtensions);
const videoName = named(videoExtensions);
const audioName = named(audioExtensions);

function named(extensions: readonly string[]): RegExp {
  return new RegExp(`\\.(?:${extensions.join('|')})(?:[?#].*)?$`, 'i');
}

/** Whether a file's name is one of film or sound; null if it is neither. */
export function mediaKind(file: string): 'video' | 'audio' | null {
  if (videoName.test(file)) {
    return 'video';
  }
  return audioName.test(file) ? 'audio' : null;
}

/**
 * How a picture file is shown: directly, or drawn first in a frame that can be ended. Null for a file that is not a
 * picture.
 */
export function pictureKind(file: string): 'ready' | 'drawn' | null {
  if (!pictureName.test(file)) {
    return null;
  }
  return /\.svg$/i.test(file) ? 'drawn' : 'ready';
}
