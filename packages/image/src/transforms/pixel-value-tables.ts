/** The arithmetic between bytes and pixel values; a part that is undefined is left out. */
export interface PixelValueArithmetic {
  readonly rescaleFactor: number | undefined;
  /** Per channel. */
  readonly normalization: { readonly mean: readonly number[]; readonly std: readonly number[] } | undefined;
}

/**
 * Per channel, the float32 value of each byte: three tables of 256, since a pixel has no more values than that.
 *
 * Rounds where Python's Pillow backend rounds (`rescale` and `normalize` in Transformers' `image_transforms.py`): the
 * product with the factor in float64, then to float32; the difference and the quotient in float32 each, with mean and std
 * as float32. Its torchvision backend folds the factor into mean and std instead, which differs in the last bits; the
 * recorded pixel values equal the former to the last bit.
 */
export function pixelValueTables({ rescaleFactor, normalization }: PixelValueArithmetic): readonly Float32Array[] {
  return [0, 1, 2].map((channel) => {
    const mean = Math.fround(normalization?.mean[channel] ?? 0);
    const std = Math.fround(normalization?.std[channel] ?? 1);
    return Float32Array.from({ length: 256 }, (_, byte) => {
      const rescaled = Math.fround(byte * (rescaleFactor ?? 1));
      return normalization === undefined ? rescaled : Math.fround(Math.fround(rescaled - mean) / std);
    });
  });
}
