import { isBlob } from './encoded-image.js';

/** Names an image file, or other bytes, for a person to recognise in an error. */
export function describeEncodedImage(input: ArrayBuffer | ArrayBufferView | Blob): string {
  const className = input.constructor?.name ?? 'Object';
  if (!isBlob(input)) return `${className} (${input.byteLength} bytes)`;
  const name = 'name' in input && typeof input.name === 'string' ? ` "${input.name}"` : '';
  return `${className}${name} (${input.size} bytes)`;
}
