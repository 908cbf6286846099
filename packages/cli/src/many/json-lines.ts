import type { OutputStream } from '../command-environment.js';
import { UsageError } from '../errors/usage-error.js';
import type { RecordFields } from './encode-records.js';
import { jsonLinesFile } from './json-lines-file.js';
import { jsonLinesStream } from './json-lines-stream.js';
import type { ResultFile, ResultFileMode } from './result-file.js';

/**
 * Where `--jsonl` says that results go: a file, or with `-` standard output.
 * @throws {UsageError} if standard output is to be resumed.
 */
export function jsonLines<Value>(
  target: string,
  mode: ResultFileMode,
  stdout: OutputStream,
  fields: RecordFields<Value>,
): ResultFile<Value> {
  if (target !== '-') return jsonLinesFile(target, mode, fields);
  if (mode !== 'resume') return jsonLinesStream(stdout, fields);
  throw new UsageError({
    message: 'What went to standard output cannot be resumed: nobody knows here how far it came.',
    remedy: 'Write to a file: --jsonl results.jsonl --resume',
  });
}
