import type { CheckpointWriter } from './checkpoint-writer.js';

/** Of `FileSystemDirectoryHandle` what writing needs. */
export interface WritableDirectoryHandle {
  readonly name: string;
  keys(): AsyncIterable<string>;
  getFileHandle(name: string, options: { create: boolean }): Promise<{ createWritable(): Promise<PieceStream> }>;
  removeEntry(name: string): Promise<void>;
}

interface PieceStream {
  write(piece: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

/** A writer into a directory that a user picked, or one of OPFS. The browser swaps each file in when its stream closes. */
export function directoryHandleWriter(directory: WritableDirectoryHandle): CheckpointWriter {
  const streams = new Map<string, PieceStream>();
  const created = new Set<string>();
  const list = async (): Promise<readonly string[]> => {
    const names: string[] = [];
    for await (const name of directory.keys()) names.push(name);
    return names;
  };
  return {
    location: directory.name,
    list,
    async write(name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
      if (!(await list()).includes(name)) created.add(name);
      const handle = await directory.getFileHandle(name, { create: true });
      const stream = await handle.createWritable();
      streams.set(name, stream);
      // A copy: streams take no bytes of shared memory.
      for await (const piece of pieces) await stream.write(new Uint8Array(piece));
    },
    async commit(stale: readonly string[], outdated: readonly string[] = []): Promise<void> {
      // A file that is being written cannot be removed; what replaces it is shown last.
      for (const name of outdated) if (!streams.has(name)) await directory.removeEntry(name);
      for (const [name, stream] of streams) {
        await stream.close();
        streams.delete(name);
        created.delete(name);
      }
      for (const name of stale) await directory.removeEntry(name);
    },
    async abort(): Promise<void> {
      const open = [...streams.values()];
      streams.clear();
      await Promise.all(open.map((stream) => stream.abort()));
      // The browser makes an empty file for one that is to be written.
      for (const name of created) await directory.removeEntry(name);
      created.clear();
    },
  };
}
