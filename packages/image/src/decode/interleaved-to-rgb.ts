import type { RawImage } from '../raw-image.js';

/** RGB from as many interleaved values as the sizes say: grey is repeated, alpha is dropped, not composited. RGB itself is not copied. */
export function interleavedToRgb(
  source: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: 1 | 2 | 3 | 4,
): RawImage {
  const size = { width, height, channels: 3 } as const;
  if (channels === 3) return { data: new Uint8Array(source.buffer, source.byteOffset, source.byteLength), ...size };

  const data = new Uint8Array(width * height * 3);
  const green = channels === 4 ? 1 : 0;
  const blue = channels === 4 ? 2 : 0;
  for (let from = 0, to = 0; to < data.length; from += channels, to += 3) {
    data[to] = source[from] ?? 0;
    data[to + 1] = source[from + green] ?? 0;
    data[to + 2] = source[from + blue] ?? 0;
  }
  return { data, ...size };
}
