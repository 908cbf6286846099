import type { ByteSource } from '@automodel/contracts';

/** A file of one commit of a repository of the Hub. */
export interface HubFile {
  /** `org/name`. */
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
  readonly size: number;
  /** sha256 (64 digits) of a large file, git's sha1 (40 digits) of a small one; also the file's name in the cache. */
  readonly hash: string;
}

/** A file on its way into the cache; it can be read as far as it has arrived. */
export interface PartialFile {
  /** Bytes that are there from an earlier download. */
  readonly length: number;
  /** Forgets what has arrived, to begin anew. */
  reset(): Promise<void>;
  append(bytes: Uint8Array): Promise<void>;
  read(offset: number, into: Uint8Array): Promise<void>;
  /** Puts it into the cache, once it is known to be right; it stays readable. */
  commit(): Promise<void>;
  /** Deletes what has arrived. */
  discard(): Promise<void>;
  /** Frees the handle; what has arrived is kept for the next download. Idempotent. */
  close(): Promise<void>;
}

/** Where downloads are kept; only what is verified can be opened. */
export interface HubCache {
  readonly location: string;
  readRevision(repository: string, revision: string): Promise<string | undefined>;
  writeRevision(repository: string, revision: string, commit: string): Promise<void>;
  /** Opens a file of a commit; with a size, only if it has that size. */
  open(repository: string, commit: string, path: string, size?: number): Promise<ByteSource | undefined>;
  list(repository: string, commit: string): Promise<readonly string[]>;
  /** Whether a commit is known to have no such file, where that is kept. */
  isAbsent?(repository: string, commit: string, path: string): Promise<boolean>;
  markAbsent?(repository: string, commit: string, path: string): Promise<void>;
  /** Enters a file that is there from another commit. Says whether it was. */
  adopt(file: HubFile): Promise<boolean>;
  begin(file: HubFile): Promise<PartialFile>;
}
