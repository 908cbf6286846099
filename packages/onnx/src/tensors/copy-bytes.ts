/**
 * A copy of bytes in a buffer of its own. `bytes.slice()` would not do: Node's Buffer, which most files are read into, overrides it to give a
 * view of the same memory (https://nodejs.org/api/buffer.html#bufslicestart-end).
 */
export function copyBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
