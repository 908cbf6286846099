import type { JsonObject } from '@automodel/core';
import type { Outcome } from './outcome.js';

/** What to do about a file of results that exists: fail, start anew, or go on behind what it has. */
export type ResultFileMode = 'create' | 'overwrite' | 'resume';

/** An image that a run before has recorded. */
export interface RecordedImage {
  readonly path: string;
  readonly failed: boolean;
  /** The record itself. */
  readonly record: JsonObject;
}

/** A place that results go to, in the order of the inputs. Nothing is changed before `open`. */
export interface ResultFile<Value> {
  /** As the user knows it. */
  readonly name: string;
  /** Whether a run that was cut short can go on behind it. */
  readonly resumable: boolean;
  /**
   * What is recorded already; nothing unless a run is resumed.
   * @throws {UsageError} if the file is in the way, or is no file of results.
   */
  recorded(): AsyncIterable<RecordedImage>;
  /** Opens it for writing behind the whole records that `recorded` gave; what was torn goes. */
  open(): Promise<ResultWriter<Value>>;
}

export interface ResultWriter<Value> {
  /** Writes whole records; they are in the operating system's hands, safe from the end of this process, when it resolves. */
  append(outcomes: readonly Outcome<Value>[]): Promise<void>;
  close(): Promise<void>;
}
