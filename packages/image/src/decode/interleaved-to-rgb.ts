import type { RawImage } from '../raw-image.js';
import { rgbaToRgb } from './rgba-to-rgb.js';

/** RGB from as many interleaved values as the sizes say: grey is repeated, alpha is dropped, not composited. RGB itself is not copied. */
export function interleavedToRgb(
  source: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: 1 | 2 | 3 | 4,
): RawImage {
  if (channels === 4) return rgbaToRgb(source, width, height);
  const size = { width, height, channels: 3 } as const;
  if (channels === 3) return { data: new Uint8Array(source.buffer, source.byteOffset, source.byteLength), ...size };

  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < data.length; from += channels, to += 3) {
    data.fill(source[from] ?? 0, to, to + 3);
  }
  return { data, ...size };
}
