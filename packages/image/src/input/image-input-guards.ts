import { has, tag } from './encoded-image.js';
import type {
  CanvasLike,
  ImageBitmapLike,
  ImageElementLike,
  SharpLike,
  VideoElementLike,
  VideoFrameLike,
} from './image-input.js';

// By structure, as encoded images: most of these classes do not exist in every runtime, and realms have copies.

export function isUint8ClampedArray(value: unknown): value is Uint8ClampedArray {
  return ArrayBuffer.isView(value) && tag(value) === 'Uint8ClampedArray';
}

export function isUrl(value: object): value is URL {
  return tag(value) === 'URL';
}

/** Whether a value claims to hold pixels; whether they are right is another question. */
export function isPixels(value: object): value is { data: unknown; width: number; height: number; channels?: unknown } {
  return 'data' in value && has(value, { width: 'number', height: 'number' });
}

export function isSharp(value: object): value is SharpLike {
  return has(value, { clone: 'function', toColourspace: 'function', toBuffer: 'function' });
}

export function isCanvas(value: object): value is CanvasLike {
  return has(value, { width: 'number', height: 'number', getContext: 'function' });
}

export function isImageElement(value: object): value is ImageElementLike {
  return has(value, { naturalWidth: 'number', naturalHeight: 'number', decode: 'function' });
}

export function isVideoElement(value: object): value is VideoElementLike {
  return has(value, { videoWidth: 'number', videoHeight: 'number', readyState: 'number' });
}

export function isVideoFrame(value: object): value is VideoFrameLike {
  return has(value, { displayWidth: 'number', displayHeight: 'number', close: 'function' });
}

export function isImageBitmap(value: object): value is ImageBitmapLike {
  return has(value, { width: 'number', height: 'number', close: 'function' }) && !isPixels(value);
}
