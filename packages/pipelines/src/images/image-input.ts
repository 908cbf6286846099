/**
 * What can be one image: a path, an address, an encoded file, or anything with pixels. Which of them the image processor takes is
 * said by its package; for `@automodel/image` it is all of its `ImageInput`.
 */
export type ImageInput =
  | string
  | URL
  | Blob
  | ArrayBuffer
  | Uint8Array
  | { readonly data: ArrayLike<number>; readonly width: number; readonly height: number; readonly channels: number }
  | { readonly width: number; readonly height: number }
  | { readonly displayWidth: number; readonly displayHeight: number }
  | { readonly naturalWidth: number; readonly naturalHeight: number }
  | { readonly videoWidth: number; readonly videoHeight: number }
  | { clone(): object; toBuffer(options: { resolveWithObject: true }): Promise<object> };

/** Whether an iterable object is one image: a sharp instance is a stream too. */
export function isImageInput(value: object): boolean {
  return 'toBuffer' in value && typeof value.toBuffer === 'function';
}
