/** Weights that are packed together are read at once up to so many bytes. */
export const maximumRead: number = 32 * 1024 * 1024;
