/** The bytes of an image file. */
export type EncodedImage = ArrayBuffer | Blob | Uint8Array;

// By structure, never by instanceof: realms have copies of these classes.

/** Whether a value has properties of these types. */
export function has(value: object, types: Readonly<Record<string, 'number' | 'function'>>): boolean {
  return Object.entries(types).every(([name, type]) => typeof Reflect.get(value, name) === type);
}

/** `[object Uint8Array]` and the like, which survives realms. */
export function tag(value: object): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

export function isArrayBuffer(value: object): value is ArrayBuffer {
  return tag(value) === 'ArrayBuffer' || tag(value) === 'SharedArrayBuffer';
}

/** Also true for a `Buffer`. */
export function isUint8Array(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && tag(value) === 'Uint8Array';
}

/** Also true for a `File`. */
export function isBlob(value: object): value is Blob {
  return has(value, { size: 'number', arrayBuffer: 'function', slice: 'function' });
}

export function isEncodedImage(value: unknown): value is EncodedImage {
  return typeof value === 'object' && value !== null && (isUint8Array(value) || isArrayBuffer(value) || isBlob(value));
}
