import { readdirSync, readFileSync } from 'node:fs';
import type { Tensor } from 'onnxruntime-common';
import { readTensor } from './read-tensor.js';

/** A recorded ONNX backend test: a model, its inputs and what ONNX's reference gives. */
export interface RecordedCase {
  readonly model: Uint8Array;
  readonly feeds: Readonly<Record<string, Tensor>>;
  readonly expected: Readonly<Record<string, Tensor>>;
}

/** Reads a folder of `fixtures/`. */
export function readCase(name: string): RecordedCase {
  const folder = new URL(`../../fixtures/${name}/`, import.meta.url);
  const set = new URL('test_data_set_0/', folder);
  const read = (prefix: string): Record<string, Tensor> =>
    Object.fromEntries(
      readdirSync(set)
        .filter((file) => file.startsWith(prefix))
        .map((file) => readTensor(new Uint8Array(readFileSync(new URL(file, set)))))
        .map(({ name, tensor }) => [name, tensor]),
    );
  return {
    model: new Uint8Array(readFileSync(new URL('model.onnx', folder))),
    feeds: read('input_'),
    expected: read('output_'),
  };
}
