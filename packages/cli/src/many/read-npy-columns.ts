import { encodeNpyHeader } from './encode-npy-header.js';

/** The columns of a file that starts like this; undefined unless its header is such a one. */
export function readNpyColumns(start: Buffer): number | undefined {
  const [, rows, columns] = /'shape': \((\d+), (\d+)\)/.exec(start.toString('latin1')) ?? [];
  return encodeNpyHeader(Number(rows), Number(columns)).equals(start) ? Number(columns) : undefined;
}
