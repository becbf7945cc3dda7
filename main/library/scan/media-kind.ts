/** What names of pictures end with, without the dot. An SVG file is drawn before it is shown. */
export const pictureExtensions = [
  ...(['png', 'apng', 'jpg', 'jpeg', 'jpe', 'jfif', 'gif', 'webp', 'avif', 'bmp', 'ico'] as const),
  'svg',
] as const;
export const videoExtensions = ['mp4', 'm4v', 'webm', 'ogv', 'mov', 'mkv'] as const;
export const audioExtensions = ['mp3', 'm4a', 'aac', 'ogg', 'oga', 'opus', 'wav', 'flac', '3gp'] as const;

/** Whether a file or an address is a picture by its name. */
export const pictureName = named(pictureExtensions);
const videoName = named(videoExtensions);
const audioName = named(audioExtensions);

function named(extensions: readonly string[]): RegExp {
  return new RegExp(`\\.(?:${extensions.join('|')})(?:[?#].*)?$`, 'i');
}

/** Whether a file is a film or a sound by its name; null where it is neither. */
export function mediaKind(file: string): 'video' | 'audio' | null {
  if (videoName.test(file)) {
    return 'video';
  }
  return audioName.test(file) ? 'audio' : null;
}

/** How a file is shown as a picture: as it is, or drawn first where that can be ended; null for one that is no picture. */
export function pictureKind(file: string): 'ready' | 'drawn' | null {
  if (!pictureName.test(file)) {
    return null;
  }
  return /\.svg$/i.test(file) ? 'drawn' : 'ready';
}
