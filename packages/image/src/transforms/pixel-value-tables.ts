import type { ResizeBackend } from '../resize/resize-backend.js';

/** The arithmetic between bytes and pixel values; a part that is undefined is left out. */
export interface PixelValueArithmetic {
  readonly rescaleFactor: number | undefined;
  /** Per channel. */
  readonly normalization: { readonly mean: readonly number[]; readonly std: readonly number[] } | undefined;
  /** Whose roundings. */
  readonly backend: ResizeBackend;
}

const neutral = { mean: [0, 0, 0], std: [1, 1, 1] };

/**
 * Per channel, the float32 value of each byte: three tables of 256, since a pixel has no more values than that.
 * Pillow: `rescale` and `normalize` in Transformers' `image_transforms.py`: the product with the factor in float64, rounded to float32; the difference
 * and the quotient in float32 each, with mean and std as float32.
 * Torchvision: `TorchvisionBackend` in its `image_processing_backends.py`: where both are wanted, mean and std are divided by the factor, and the bytes
 * are normalised with them; all in float32, the factor too.
 */
export function pixelValueTables({ rescaleFactor = 1, normalization, backend }: PixelValueArithmetic): Float32Array[] {
  const { mean, std } = normalization ?? neutral;
  const isPillow = backend === 'pil';
  const isFused = !isPillow && normalization !== undefined;
  const factor = isFused ? 1 : isPillow ? rescaleFactor : Math.fround(rescaleFactor);
  const inverseFactor = isFused ? Math.fround(1 / rescaleFactor) : 1;
  const inverselyScaled = (value = 0): number => Math.fround(Math.fround(value) * inverseFactor);
  return [0, 1, 2].map((channel) => {
    const subtrahend = inverselyScaled(mean[channel]);
    const divisor = inverselyScaled(std[channel]);
    // A Float32Array rounds the quotients.
    return Float32Array.from(
      { length: 256 },
      (_, byte) => Math.fround(Math.fround(byte * factor) - subtrahend) / divisor,
    );
  });
}
