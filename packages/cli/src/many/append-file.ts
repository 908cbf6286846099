import { type FileHandle, open, truncate } from 'node:fs/promises';
import { OutputError } from '../errors/output-error.js';

/** A file that grows at its end only. */
export interface AppendFile {
  append(text: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file to write behind its first bytes; the rest goes.
 * @param end how many bytes stay; undefined for a file that must not exist yet.
 * @throws {OutputError} if the file system refuses.
 */
export async function openAppendFile(path: string, end: number | undefined): Promise<AppendFile> {
  const guard = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (cause) {
      throw new OutputError(path, cause);
    }
  };
  const file: FileHandle = await guard(open(path, end === undefined ? 'ax' : 'a'));
  // By its path: Windows refuses to cut a file by a handle that may only append.
  if (end !== undefined) await guard(truncate(path, end));
  return {
    append: (text) => guard(file.appendFile(text)),
    close: () => guard(file.close()),
  };
}
