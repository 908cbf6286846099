import { type FileHandle, open, stat } from 'node:fs/promises';
import { OutputError } from '../errors/output-error.js';
import { UsageError } from '../errors/usage-error.js';
import { openAppendFile } from './append-file.js';
import { encodeNpyHeader, npyHeaderLength } from './encode-npy-header.js';
import { encodeRecords } from './encode-records.js';
import { isFailure, type Outcome } from './outcome.js';
import { readNpyColumns } from './read-npy-columns.js';
import { recordedLines } from './recorded-lines.js';
import { refuseExisting } from './refuse-existing.js';
import type { ResultFile, ResultFileMode } from './result-file.js';

/**
 * Vectors as the rows of a .npy file, float32; NaN for images that failed. Beside it lies `<path>.jsonl`, which says in the same order which
 * row is whose: `{ path }` or `{ path, error }`. Rows are written before their lines, so every line has its row, whenever the process ends.
 * @param columns the length of the vectors; undefined where no model was loaded, since nothing is left to do.
 */
export function npyFile(
  path: string,
  mode: ResultFileMode,
  columns: () => number | undefined,
): ResultFile<Float32Array> {
  const list = `${path}.jsonl`;
  let rows = 0;
  let listEnd = 0;
  let recordedColumns: number | undefined;
  return {
    name: path,
    resumable: true,
    async *recorded() {
      if (mode === 'create') for (const file of [path, list]) await refuseExisting(file);
      if (mode !== 'resume') return;
      const existing = await readExisting(path);
      if (existing.rows > 0) await requireList(path, list);
      recordedColumns = existing.columns;
      for await (const line of recordedLines(list)) {
        if (rows === existing.rows) return;
        rows++;
        listEnd = line.end;
        yield line;
      }
    },
    async open() {
      const width = columns() ?? recordedColumns ?? 0;
      if (rows > 0 && recordedColumns !== width) throw otherColumns(path, recordedColumns ?? 0, width);
      const file = await openArray(path, mode, rows, width);
      const names = await openAppendFile(list, mode === 'create' ? undefined : listEnd);
      return {
        async append(outcomes) {
          await write(file, path, encodeRows(outcomes, width), positionOf(rows, width));
          rows += outcomes.length;
          await names.append(encodeRecords(outcomes, () => ({})));
          await write(file, path, encodeNpyHeader(rows, width), 0);
        },
        async close() {
          await names.close();
          await file.close();
        },
      };
    },
  };
}

async function openArray(path: string, mode: ResultFileMode, rows: number, columns: number): Promise<FileHandle> {
  try {
    const flags = { create: 'wx', overwrite: 'w', resume: rows === 0 ? 'w' : 'r+' } as const;
    const file = await open(path, flags[mode]);
    await file.truncate(rows === 0 ? 0 : positionOf(rows, columns));
    await write(file, path, encodeNpyHeader(rows, columns), 0);
    return file;
  } catch (cause) {
    throw cause instanceof OutputError ? cause : new OutputError(path, cause);
  }
}

function positionOf(row: number, columns: number): number {
  return npyHeaderLength + row * columns * Float32Array.BYTES_PER_ELEMENT;
}

function encodeRows(outcomes: readonly Outcome<Float32Array>[], columns: number): Buffer {
  const bytes = Buffer.alloc(outcomes.length * columns * Float32Array.BYTES_PER_ELEMENT);
  for (const [row, outcome] of outcomes.entries()) {
    for (let column = 0; column < columns; column++) {
      const value = isFailure(outcome) ? Number.NaN : (outcome.value[column] ?? Number.NaN);
      bytes.writeFloatLE(value, (row * columns + column) * Float32Array.BYTES_PER_ELEMENT);
    }
  }
  return bytes;
}

/** Writes all of it; the file system may take less at a time. */
async function write(file: FileHandle, path: string, bytes: Buffer, position: number): Promise<void> {
  try {
    for (let done = 0; done < bytes.length; ) {
      done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
    }
  } catch (cause) {
    throw new OutputError(path, cause);
  }
}

interface ExistingArray {
  /** Only whole ones count. */
  readonly rows: number;
  readonly columns: number | undefined;
}

/** What a run before has written: nothing if there is no file, or not even its header was written. */
async function readExisting(path: string): Promise<ExistingArray> {
  const nothing: ExistingArray = { rows: 0, columns: undefined };
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return nothing;
  try {
    const { size } = await file.stat();
    const start = Buffer.alloc(npyHeaderLength);
    const { bytesRead } = await file.read(start, 0, npyHeaderLength, 0);
    if (bytesRead < npyHeaderLength) return nothing;
    const columns = readNpyColumns(start);
    if (columns === undefined) throw noArray(path);
    return { rows: Math.floor((size - npyHeaderLength) / (columns * Float32Array.BYTES_PER_ELEMENT)), columns };
  } finally {
    await file.close();
  }
}

/** @throws {UsageError} if nothing says whose the rows are. */
async function requireList(path: string, list: string): Promise<void> {
  if ((await stat(list).catch(() => undefined)) !== undefined) return;
  throw new UsageError({
    message: `${path} has rows, but ${list}, which says whose they are, does not exist.`,
    remedy: 'Put the list back beside it, or start anew with --overwrite.',
  });
}

function noArray(path: string): UsageError {
  return new UsageError({
    message: `${path} is not a file that automodel embed wrote.`,
    remedy: 'Resume the file that the command was writing; or give the results another file.',
  });
}

function otherColumns(path: string, recorded: number, columns: number): UsageError {
  return new UsageError({
    message: `${path} has vectors of ${recorded} numbers, but this model gives ${columns}.`,
    remedy: 'Resume with the model of the first run, or start anew with --overwrite.',
  });
}
