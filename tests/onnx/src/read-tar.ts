import { gunzipSync } from 'node:zlib';

const blockSize = 512;

/** The files of a .tar.gz archive by path. */
export function readTar(compressed: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const archive = gunzipSync(compressed);
  const text = (start: number, length: number): string => {
    const field = archive.subarray(start, start + length);
    const end = field.indexOf(0);
    return field.subarray(0, end < 0 ? length : end).toString('utf8');
  };
  const files = new Map<string, Uint8Array>();
  let offset = 0;
  let longPath: string | undefined;
  while (offset + blockSize <= archive.length && archive[offset] !== 0) {
    const size = Number.parseInt(text(offset + 124, 12), 8);
    const type = text(offset + 156, 1);
    const prefix = text(offset + 345, 155);
    const path = longPath ?? `${prefix === '' ? '' : `${prefix}/`}${text(offset, 100)}`;
    const content = archive.subarray(offset + blockSize, offset + blockSize + size);
    longPath = undefined;
    // Paths of more than 100 characters stand in an entry of their own, in front: GNU's kind and POSIX's.
    if (type === 'L') longPath = content.subarray(0, content.indexOf(0)).toString('utf8');
    if (type === 'x') longPath = / path=(.*)\n/.exec(content.toString('utf8'))?.[1];
    if (type === '0' || type === '') files.set(path, content);
    offset += blockSize * (1 + Math.ceil(size / blockSize));
  }
  return files;
}
