/** Whether a file or an address is a picture by its name. */
export const pictureName = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|apng)(?:[?#].*)?$/i;

/** Whether a file is a film or a sound by its name; null where it is neither. */
export function mediaKind(file: string): 'video' | 'audio' | null {
  if (/\.(?:mp4|m4v|webm|ogv|mov|mkv)(?:[?#].*)?$/i.test(file)) {
    return 'video';
  }
  return /\.(?:mp3|m4a|aac|ogg|oga|opus|wav|flac|3gp)(?:[?#].*)?$/i.test(file) ? 'audio' : null;
}
