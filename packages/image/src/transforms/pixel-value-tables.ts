import type { ResizeBackend } from '../resize/resize-backend.js';

/** The arithmetic between bytes and pixel values; a part that is undefined is left out. */
export interface PixelValueArithmetic {
  readonly rescaleFactor: number | undefined;
  /** Per channel. */
  readonly normalization: { readonly mean: readonly number[]; readonly std: readonly number[] } | undefined;
  /** Whose roundings. */
  readonly backend: ResizeBackend;
}

/** Per channel, the float32 value of each byte: three tables of 256, since a pixel has no more values than that. */
export function pixelValueTables(arithmetic: PixelValueArithmetic): readonly Float32Array[] {
  const pixelValue = arithmetic.backend === 'pil' ? pilValue : torchvisionValue;
  return [0, 1, 2].map((channel) =>
    Float32Array.from({ length: 256 }, (_, byte) => pixelValue(byte, channel, arithmetic)),
  );
}

/**
 * `rescale` and `normalize` in Transformers' `image_transforms.py`: the product with the factor in float64, rounded to
 * float32; the difference and the quotient in float32 each, with mean and std as float32.
 */
function pilValue(byte: number, channel: number, { rescaleFactor, normalization }: PixelValueArithmetic): number {
  const rescaled = Math.fround(byte * (rescaleFactor ?? 1));
  return normalization === undefined
    ? rescaled
    : normalize(rescaled, Math.fround(normalization.mean[channel] ?? 0), Math.fround(normalization.std[channel] ?? 1));
}

/**
 * `TorchvisionBackend` in Transformers' `image_processing_backends.py`: where both are wanted, mean and std are divided by
 * the factor, and the bytes are normalised with them; all in float32, the factor too.
 */
function torchvisionValue(
  byte: number,
  channel: number,
  { rescaleFactor, normalization }: PixelValueArithmetic,
): number {
  if (normalization === undefined) return Math.fround(byte * Math.fround(rescaleFactor ?? 1));
  const inverseFactor = Math.fround(1 / (rescaleFactor ?? 1));
  const scaled = (value: number): number => Math.fround(Math.fround(value) * inverseFactor);
  return normalize(byte, scaled(normalization.mean[channel] ?? 0), scaled(normalization.std[channel] ?? 1));
}

function normalize(value: number, mean: number, std: number): number {
  return Math.fround(Math.fround(value - mean) / std);
}
