import { foldKeys } from './fold-keys.js';
import type { LoadingInfo } from './loading-info.js';

/** A line of the report; keys of one status and with the same details share lines. */
interface ReportRow {
  readonly key: string;
  readonly status: string;
  readonly details: string;
}

const shapeText = (dims: readonly number[]): string => `[${dims.join(', ')}]`;

/**
 * What of a checkpoint did not go into a model and the other way round, as a table for people: `key | status | details`, with numbers
 * folded (`layers.{0, 1}.weight`). Empty if all keys met.
 */
export function describeLoadingInfo({ missingKeys, unexpectedKeys, mismatchedKeys }: LoadingInfo): string {
  const rows = [
    ...mismatchedRows(mismatchedKeys),
    ...rowsOf(missingKeys, 'missing', 'not in the checkpoint: starts afresh'),
    ...rowsOf(unexpectedKeys, 'unexpected', 'not in the model: is not read'),
  ];
  if (rows.length === 0) return '';
  const heading = { key: 'key', status: 'status', details: 'details' };
  const keyWidth = Math.max(...[heading, ...rows].map(({ key }) => key.length));
  const statusWidth = Math.max(...[heading, ...rows].map(({ status }) => status.length));
  const line = ({ key, status, details }: ReportRow): string =>
    `${key.padEnd(keyWidth)} | ${status.padEnd(statusWidth)} | ${details}`;
  const rule = `${'-'.repeat(keyWidth)}-|-${'-'.repeat(statusWidth)}-|-${'-'.repeat(heading.details.length)}`;
  return [line(heading), rule, ...rows.map(line)].join('\n');
}

function rowsOf(keys: readonly string[], status: string, details: string): readonly ReportRow[] {
  return foldKeys(keys).map((key) => ({ key, status, details }));
}

function mismatchedRows(mismatchedKeys: LoadingInfo['mismatchedKeys']): readonly ReportRow[] {
  const keysByDetails = new Map<string, string[]>();
  for (const { key, checkpointShape, modelShape } of mismatchedKeys) {
    const details = `${shapeText(checkpointShape)} in the checkpoint, ${shapeText(modelShape)} in the model`;
    keysByDetails.set(details, [...(keysByDetails.get(details) ?? []), key]);
  }
  return [...keysByDetails].flatMap(([details, keys]) => rowsOf(keys, 'mismatched', details));
}
