import type { Source } from '@automodel/contracts';
import { findDirectory } from '#find-directory';
import { loadFailures } from '../failures/load-failures.js';
import type { OnFileProgress } from '../session/load-progress.js';
import { type MemoryFiles, memorySource } from './memory-source.js';
import { loadOtherSources } from './other/load-other-sources.js';
import type { ResolveSourceOptions } from './source-options.js';

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
  if (subfolder === '') return rootSource(input, options);
  if (findDirectory !== undefined && typeof input === 'string') {
    const directory = await findDirectory(input, subfolder);
    if (directory !== undefined) return directory;
  }
  const other = await loadOtherSources();
  const open = (onProgress: OnFileProgress | undefined) => rootSource(input, { ...options, onProgress });
  return other.subfolderSource(open, subfolder, options.onProgress);
}

// What few pages need is loaded when it is needed.
async function rootSource(input: SourceInput, options: ResolveSourceOptions): Promise<Source> {
  if (typeof input !== 'string') {
    if (isSource(input)) return input;
    if (!isPicked(input)) return memorySource(input);
    const other = await loadOtherSources();
    return other.pickedSource(input);
  }
  if (/^https?:\/\//i.test(input)) {
    const http = await import('./http/http-source.js');
    return http.httpSource(input, options);
  }
  const directory = findDirectory && (await findDirectory(input));
  if (directory !== undefined) return directory;
  if (/^[\w-][\w.-]*\/[\w.-]+(@.+)?$/.test(input)) {
    const hub = await import('./hub/hub-source.js');
    return hub.hubSource(input, options);
  }
  throw (await loadFailures()).missingDirectory(input);
}

function isSource(input: object): input is Source {
  return 'open' in input && typeof input.open === 'function' && 'list' in input && typeof input.list === 'function';
}

/** Files or a directory that a user picked. */
function isPicked(input: object): input is FileList | FileSystemDirectoryHandle | readonly File[] {
  if ('getFileHandle' in input) return typeof input.getFileHandle === 'function';
  return Array.isArray(input) || (typeof FileList !== 'undefined' && input instanceof FileList);
}
