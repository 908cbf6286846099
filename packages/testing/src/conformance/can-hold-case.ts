import { decodeModel } from '@automodel/onnx/serde';
import type { RecordedCase } from './recorded-case.js';

/** The types of onnxruntime-common's tensors. */
const tensorTypes: ReadonlySet<string> = new Set([
  'bool',
  'float16',
  'float32',
  'float64',
  'int16',
  'int32',
  'int64',
  'int8',
  'string',
  'uint16',
  'uint32',
  'uint64',
  'uint8',
]);

/** Whether onnxruntime's JavaScript API has a type for each input and output of a case. */
export function canHoldCase({ model }: RecordedCase): boolean {
  const { graph } = decodeModel(model);
  return [...graph.inputs, ...graph.outputs].every(
    ({ type }) => type?.kind === 'tensor' && tensorTypes.has(type.dataType),
  );
}
