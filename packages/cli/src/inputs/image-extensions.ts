/** Extensions that images are known by, in lower case: what counts as an image in a directory. */
export const imageExtensions: ReadonlySet<string> = new Set([
  '.avif',
  '.bmp',
  '.gif',
  '.jpeg',
  '.jpg',
  '.png',
  '.tif',
  '.tiff',
  '.webp',
]);
