import type { CheckpointWriter } from './checkpoint-writer.js';

/** A writer into memory, whose files `fromPretrained` takes as they are. */
export interface MemoryWriter extends CheckpointWriter {
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** Collects the files of a checkpoint in memory. */
export function memoryWriter(): MemoryWriter {
  const files: Record<string, Uint8Array> = {};
  const pending = new Map<string, Uint8Array>();
  return {
    location: 'memory',
    files,
    list: async (): Promise<readonly string[]> => Object.keys(files),
    async write(name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) parts.push(piece.slice());
      const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      let position = 0;
      for (const part of parts) {
        bytes.set(part, position);
        position += part.length;
      }
      pending.set(name, bytes);
    },
    async commit(stale: readonly string[]): Promise<void> {
      for (const [name, bytes] of pending) files[name] = bytes;
      pending.clear();
      for (const name of stale) delete files[name];
    },
    async abort(): Promise<void> {
      pending.clear();
    },
  };
}
