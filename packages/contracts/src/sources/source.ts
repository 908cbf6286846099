import type { AutomodelError } from '../errors/automodel-error.js';
import type { ByteSource } from './byte-source.js';

export interface OpenOptions {
  readonly signal?: AbortSignal | undefined;
}

/** The files of one state of one repository: a directory, files in memory, a commit on a hub. */
export interface Source {
  /** What errors and reports call it: a path or an id. */
  readonly location: string;
  /** Why files that it lacks may exist all the same: it is the cache of what could not be asked. This is what a load that needs such a file fails with. */
  readonly incomplete?: AutomodelError | undefined;
  /** Paths of the files, relative and with `/`, as far as they can be listed cheaply; empty otherwise. */
  list(options?: OpenOptions): Promise<readonly string[]>;
  /** Opens a file, or gives undefined if there is none of that path. */
  open(path: string, options?: OpenOptions): Promise<ByteSource | undefined>;
}
