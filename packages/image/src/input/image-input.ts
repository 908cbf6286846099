import type { RawImage } from '../raw-image.js';

// The platforms' classes are described by what is used of them: the declarations then need neither the DOM library nor
// sharp's types, and a value of another realm, a worker or a polyfill is as good as one of this window.

/** Decoded pixels with 8 bits per channel: grey, grey + alpha, RGB or RGBA, interleaved, rows from top to bottom. */
export interface RawPixels {
  /** `height * width * channels` values. */
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/** An `ImageData`: RGBA, straight alpha. */
export interface ImageDataLike {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** An `ImageBitmap`; it is read and left open. */
export interface ImageBitmapLike {
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** A WebCodecs `VideoFrame`; it is read and left open. */
export interface VideoFrameLike {
  readonly displayWidth: number;
  readonly displayHeight: number;
  close(): void;
}

/** An `<img>` element; it is waited for if it still loads. */
export interface ImageElementLike {
  readonly naturalWidth: number;
  readonly naturalHeight: number;
  decode(): Promise<void>;
}

/** A `<video>` element; the frame that it shows is read. */
export interface VideoElementLike {
  readonly videoWidth: number;
  readonly videoHeight: number;
  readonly readyState: number;
}

/** A `<canvas>` element, an `OffscreenCanvas`, or a canvas of a Node package such as node-canvas. */
export interface CanvasLike {
  readonly width: number;
  readonly height: number;
  getContext(contextId: '2d'): unknown;
}

/** A sharp instance; its pipeline is run as it is, so orientation and colour profile are its owner's choice. */
export interface SharpLike {
  clone(): SharpLike;
  removeAlpha(): SharpLike;
  toColourspace(colourspace: string): SharpLike;
  raw(): SharpLike;
  toBuffer(options: { resolveWithObject: true }): Promise<{
    data: Uint8Array;
    info: { width: number; height: number; channels: number };
  }>;
}

/**
 * Everything that stands for one image:
 * - a string: a path (Node), or a URL (`https:`, `data:`, `blob:`, `file:`; in browsers also relative to the page),
 * - a `URL`, a `Blob` or `File`, an encoded file as `Buffer`, `Uint8Array` or `ArrayBuffer`,
 * - pixels: {@link RawPixels}, a decoded {@link RawImage}, `ImageData`,
 * - in browsers and their workers: `ImageBitmap`, `VideoFrame`, `OffscreenCanvas`, `<img>`, `<video>`, `<canvas>`,
 * - in Node: a sharp instance, a canvas of a Node package.
 */
export type ImageInput =
  | string
  | URL
  | Blob
  | ArrayBuffer
  | Uint8Array
  | RawImage
  | RawPixels
  | ImageDataLike
  | ImageBitmapLike
  | VideoFrameLike
  | ImageElementLike
  | VideoElementLike
  | CanvasLike
  | SharpLike;
