import { isFailure, type Outcome } from './outcome.js';

/** What a record says of an image besides its path. */
export type RecordFields<Value> = (value: Value) => Readonly<Record<string, unknown>>;

/** Outcomes as lines of JSON. */
export function encodeRecords<Value>(outcomes: readonly Outcome<Value>[], fields: RecordFields<Value>): string {
  return outcomes.map((outcome) => `${JSON.stringify(recordOf(outcome, fields))}\n`).join('');
}

function recordOf<Value>(outcome: Outcome<Value>, fields: RecordFields<Value>): object {
  const { path } = outcome;
  if (!isFailure(outcome)) return { path, ...fields(outcome.value) };
  const { code, message } = outcome.error;
  return { path, error: { code, message } };
}
