import type { RawImage } from '../raw-image.js';

export interface DecodeImageOptions {
  /**
   * The most pixels (width × height) that an image may have; larger ones are refused before their memory is taken.
   * @default 178956970, where Pillow refuses too (`DecompressionBombError`)
   */
  readonly maxPixels?: number | undefined;
  /** Stops a download, and the work between two steps. */
  readonly signal?: AbortSignal | undefined;
}

/** The options with every default filled in. */
export interface DecodeSettings {
  readonly maxPixels: number;
  readonly signal: AbortSignal | undefined;
  /** Another thread that decodes what would keep this one busy; it gives undefined if it cannot. */
  readonly aside?: ((bytes: Uint8Array, image: string) => Promise<RawImage | undefined>) | undefined;
}
