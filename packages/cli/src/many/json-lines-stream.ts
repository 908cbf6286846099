import { once } from 'node:events';
import type { OutputStream } from '../command-environment.js';
import { encodeRecords, type RecordFields } from './encode-records.js';
import type { ResultFile } from './result-file.js';

/** Results as JSON Lines on a stream, no faster than it takes them. */
export function jsonLinesStream<Value>(stream: OutputStream, fields: RecordFields<Value>): ResultFile<Value> {
  return {
    name: 'standard output',
    resumable: false,
    async *recorded() {},
    async open() {
      return {
        async append(outcomes) {
          if (!stream.write(encodeRecords(outcomes, fields))) await once(stream, 'drain');
        },
        async close() {},
      };
    },
  };
}
