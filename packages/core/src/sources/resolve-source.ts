import { MissingFileError, type Source } from '@automodel/contracts';
import { directorySource, isDirectory, missingDirectoryRemedy } from '#directory-source';
import { type MemoryFiles, memorySource } from './memory-source.js';

/** Where a checkpoint comes from: a directory (in Node), files in memory by path, or any {@link Source}. */
export type SourceInput = MemoryFiles | Source | string;

/**
 * The source that an argument of `fromPretrained` means.
 * @throws {MissingFileError} if a text names no directory.
 */
export async function resolveSource(input: SourceInput): Promise<Source> {
  if (typeof input !== 'string') return isSource(input) ? input : memorySource(input);
  if (await isDirectory(input)) return directorySource(input);
  throw new MissingFileError({
    file: `directory "${input}"`,
    location: 'the file system',
    present: [],
    remedy: /^[\w.-]+\/[\w.-]+(@.+)?$/.test(input)
      ? `If "${input}" is a model of the Hugging Face Hub: loading by id is not part of this version; download its files (hf download ${input} --local-dir DIRECTORY) and pass that directory.`
      : missingDirectoryRemedy,
  });
}

function isSource(input: MemoryFiles | Source): input is Source {
  return 'open' in input && typeof input.open === 'function' && 'list' in input && typeof input.list === 'function';
}
