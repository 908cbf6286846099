/** Pieces of files by key. */
export interface ChunkStore {
  get(key: string): Promise<Blob | undefined>;
  put(key: string, bytes: Blob): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}
