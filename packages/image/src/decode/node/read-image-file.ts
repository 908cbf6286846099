import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImageDecodeError, MissingFileError, nearestNames } from '@automodel/core';
import type { DecodeSettings } from '../decode-image-options.js';

/**
 * Reads a file from disk.
 * @throws {MissingFileError} if there is none; it lists the nearest names of the directory.
 * @throws {ImageDecodeError} if it is a directory or cannot be read.
 */
export async function readImageFile(
  path: string | URL,
  image: string,
  { signal }: DecodeSettings,
): Promise<Uint8Array> {
  try {
    return await readFile(path, signal === undefined ? {} : { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw await missingFile(path, cause);
    const isDirectory = code === 'EISDIR';
    throw new ImageDecodeError({
      image,
      reason: isDirectory ? 'it is a directory.' : `it cannot be read (${String(code ?? cause)}).`,
      remedy: isDirectory ? 'Pass the files in it one by one.' : 'Check its path and its permissions.',
      cause,
    });
  }
}

async function missingFile(path: string | URL, cause: unknown): Promise<MissingFileError> {
  const absolute = typeof path === 'string' ? resolve(path) : fileURLToPath(path);
  const file = basename(absolute);
  const location = dirname(absolute);
  const names = await readdir(location).catch(() => []);
  const present = nearestNames(file, names);
  const remedy = 'Check the path; a relative one starts at the working directory of the process.';
  return new MissingFileError({ file, location, present, remedy, cause });
}
