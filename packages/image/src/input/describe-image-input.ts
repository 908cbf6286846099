import { describeEncodedImage } from './describe-encoded-image.js';
import { isArrayBuffer, isBlob } from './encoded-image.js';
import { isPixels, isUrl } from './image-input-guards.js';

const addressLimit = 200;

function describeAddress(address: string): string {
  return address.length <= addressLimit
    ? `"${address}"`
    : `"${address.slice(0, addressLimit)}…" (${address.length} characters)`;
}

/** Names an image, or what was passed in its place, for a person to recognise in an error. */
export function describeImageInput(input: unknown): string {
  if (typeof input === 'string') return describeAddress(input);
  if (input === null || input === undefined) return String(input);
  if (typeof input === 'function') return 'A function';
  if (typeof input !== 'object') return `The ${typeof input} ${String(input)}`;
  if (isUrl(input)) return describeAddress(input.href);
  if (ArrayBuffer.isView(input) || isArrayBuffer(input) || isBlob(input)) return describeEncodedImage(input);
  const className = input.constructor?.name ?? 'Object';
  if (isPixels(input)) return `${className} of ${input.width}x${input.height} pixels`;
  if (Array.isArray(input)) return `An array of ${input.length} values`;
  const keys = Object.keys(input).slice(0, 5).join(', ');
  return className === 'Object' ? `An object with the keys { ${keys} }` : `A value of class ${className}`;
}
