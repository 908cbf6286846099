/** Where the files of a checkpoint go: a directory, an archive, memory. */
export interface CheckpointWriter {
  /** What errors call it. */
  readonly location: string;
  /** Names of the files that are there already. */
  list(): Promise<readonly string[]>;
  /** Takes the whole content of a file, piece by piece; nobody sees it before `commit`. */
  write(name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
  /** Removes the `outdated`, shows the files written under their names, in the order of writing, and then removes the `stale`. */
  commit(stale: readonly string[], outdated?: readonly string[]): Promise<void>;
  /** Drops what was written since the last `commit`. */
  abort(): Promise<void>;
}
