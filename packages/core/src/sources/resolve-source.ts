import { MissingFileError, type Source } from '@automodel/contracts';
import { directorySource, isDirectory, missingDirectoryRemedy } from '#directory-source';
import { type MemoryFiles, memorySource } from './memory-source.js';
import type { ResolveSourceOptions } from './source-options.js';
import { subfolderSource } from './subfolder-source.js';

/**
 * Where a checkpoint comes from: an id of the Hub (`org/name`, `org/name@revision`), a directory (in Node), the address of a folder, files in
 * memory by path, files or a directory that a user picked, or any {@link Source}.
 */
export type SourceInput = FileList | FileSystemDirectoryHandle | MemoryFiles | Source | readonly File[] | string;

/**
 * The source that an argument of `fromPretrained` means.
 * @throws {MissingFileError} if a text names no directory and cannot be an id or an address.
 */
export async function resolveSource(input: SourceInput, options: ResolveSourceOptions = {}): Promise<Source> {
  const { subfolder = '' } = options;
  if (typeof input === 'string' && subfolder !== '' && (await isDirectory(input))) {
    return directorySource(`${input}/${subfolder}`);
  }
  const source = await rootSource(input, options);
  return subfolder === '' ? source : subfolderSource(source, subfolder);
}

// What few pages need is loaded when it is needed.
async function rootSource(input: SourceInput, options: ResolveSourceOptions): Promise<Source> {
  if (typeof input !== 'string') {
    if (isSource(input)) return input;
    if (isDirectoryHandle(input))
      return (await import('./picked/directory-handle-source.js')).directoryHandleSource(input);
    if (isFiles(input)) return (await import('./picked/picked-files-source.js')).pickedFilesSource(input);
    return memorySource(input);
  }
  if (/^https?:\/\//i.test(input)) return (await import('./http/http-source.js')).httpSource(input, options);
  if (await isDirectory(input)) return directorySource(input);
  if (/^[\w-][\w.-]*\/[\w.-]+(@.+)?$/.test(input))
    return (await import('./hub/hub-source.js')).hubSource(input, options);
  throw new MissingFileError({
    file: `directory "${input}"`,
    location: 'the file system',
    present: [],
    remedy: missingDirectoryRemedy,
  });
}

function isSource(input: object): input is Source {
  return 'open' in input && typeof input.open === 'function' && 'list' in input && typeof input.list === 'function';
}

function isDirectoryHandle(input: object): input is FileSystemDirectoryHandle {
  return 'kind' in input && input.kind === 'directory' && 'getFileHandle' in input;
}

function isFiles(input: object): input is FileList | readonly File[] {
  return Array.isArray(input) || (typeof FileList !== 'undefined' && input instanceof FileList);
}
