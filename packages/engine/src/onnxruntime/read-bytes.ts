import { InvalidOptionError, SourceError } from '@automodel/contracts';

/**
 * The content of a file in any of onnxruntime-common's forms: bytes, a Blob, or a URL.
 * @throws {InvalidOptionError} for a path that is no URL: this package reads no file system.
 */
export async function readBytes(file: string | Blob | Uint8Array | ArrayBufferLike): Promise<Uint8Array> {
  if (file instanceof Uint8Array) return file;
  if (file instanceof Blob) return new Uint8Array(await file.arrayBuffer());
  if (typeof file !== 'string') return new Uint8Array(file);
  const base = globalThis.location?.href;
  if (!URL.canParse(file, base)) {
    throw new InvalidOptionError({
      option: 'path',
      value: file,
      problem: `"${file}" is a path of the file system, which this backend does not read`,
      remedy: 'Read the file yourself and pass its bytes, for example from readFile of node:fs/promises.',
    });
  }
  const address = new URL(file, base);
  const response = await fetch(address);
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  throw new SourceError({
    location: address.href,
    problem: `the server answered with status ${response.status}`,
    remedy: 'Check the address.',
  });
}
