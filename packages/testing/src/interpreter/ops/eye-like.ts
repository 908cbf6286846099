import { dataTypeFromCode } from '@automodel/onnx';
import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
/** Ones on a diagonal of a matrix of the input's dims, zeros elsewhere. */
export function eyeLike(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const code = run.integer('dtype');
  const dataType =
    code === undefined ? input.dataType : (dataTypeFromCode(code) ?? run.fail(`${code} is no data type`));
  const offset = run.integer('k', 0);
  const elements = Array.from(coordinatesOf(input.dims), ([row = 0, column = 0]) => Number(column - row === offset));
  return [makeTensor(dataType, input.dims, elements)];
}
