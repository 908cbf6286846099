import { isJsonObject, type JsonValue } from '@automodel/core';
import { UsageError } from '../errors/usage-error.js';
import type { RecordedImage } from './result-file.js';
import { wholeLines } from './whole-lines.js';

/** A record with the place in the file where the next one starts. */
export interface RecordedLine extends RecordedImage {
  readonly end: number;
}

/**
 * The whole records of a JSON Lines file.
 * @throws {UsageError} if a line is none.
 */
export async function* recordedLines(path: string): AsyncGenerator<RecordedLine> {
  let number = 0;
  for await (const { text, end } of wholeLines(path)) {
    number++;
    const record = parse(text);
    if (!isJsonObject(record) || typeof record.path !== 'string') throw noRecord(path, number);
    yield { path: record.path, failed: 'error' in record, record, end };
  }
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noRecord(path: string, number: number): UsageError {
  return new UsageError({
    message: `Line ${number} of ${path} is no record of automodel: an object with a "path".`,
    remedy: 'Resume the file that the command was writing; or give the results another file.',
  });
}
