import type { ImageName } from '../input/image-name.js';
import type { RawImage } from '../raw-image.js';
import type { DecodeSettings } from './decode-image-options.js';

/**
 * Decodes an encoded file; `image` names it in errors. `#decode` in package.json picks Node's or the browser's, so that no bundle holds both.
 * @throws {ImageDecodeError | MissingDependencyError}
 */
export type PlatformDecoder = (bytes: Uint8Array, image: ImageName, settings: DecodeSettings) => Promise<RawImage>;

/** What differs for everything else; `#decode-other` picks one, which is loaded when it is needed. */
export interface OtherDecoder {
  /** What can be given in this runtime besides pixels, in words. */
  readonly supported: readonly string[];
  /**
   * Reads the bytes behind a string without a scheme of its own, or behind a `file:` URL.
   * @throws {MissingFileError | ImageDecodeError}
   */
  readFile(path: string | URL, image: string, settings: DecodeSettings): Promise<Uint8Array>;
  /**
   * Decodes an object of the platform, such as an `ImageBitmap`; undefined if it is none.
   * @throws {ImageDecodeError}
   */
  decodeObject(input: object, image: string, settings: DecodeSettings): Promise<RawImage | undefined>;
}
