import { openAppendFile } from './append-file.js';
import { encodeRecords, type RecordFields } from './encode-records.js';
import { recordedLines } from './recorded-lines.js';
import { refuseExisting } from './refuse-existing.js';
import type { ResultFile, ResultFileMode } from './result-file.js';

/** Results as JSON Lines: `{ path, … }` or `{ path, error: { code, message } }`, a line for each image. */
export function jsonLinesFile<Value>(
  path: string,
  mode: ResultFileMode,
  fields: RecordFields<Value>,
): ResultFile<Value> {
  let end = 0;
  return {
    name: path,
    resumable: true,
    async *recorded() {
      if (mode === 'create') await refuseExisting(path);
      if (mode !== 'resume') return;
      for await (const line of recordedLines(path)) {
        end = line.end;
        yield line;
      }
    },
    async open() {
      const file = await openAppendFile(path, mode === 'create' ? undefined : end);
      return {
        append: (outcomes) => file.append(encodeRecords(outcomes, fields)),
        close: () => file.close(),
      };
    },
  };
}
