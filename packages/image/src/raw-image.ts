/** Decoded pixels: 8 bits per channel, red, green and blue interleaved, rows from top to bottom. */
export interface RawImage {
  /** `height * width * 3` values of 0…255, laid out `[height, width, channel]`. */
  readonly data: Uint8Array;
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  readonly channels: 3;
}
