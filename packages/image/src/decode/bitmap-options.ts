/** Python's numbers are the file's: no colour management, and no rounding through premultiplied alpha. */
export const bitmapOptions: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };
