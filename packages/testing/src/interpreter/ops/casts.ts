import { type DataType, dataTypeFromCode } from '@automodel/onnx';
import type { NodeRun } from '../node-run.js';
import type { ReferenceOperator } from '../reference-operator.js';
import { castTensor } from '../tensors/cast-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

function castTo(run: NodeRun, dataType: DataType): readonly ReferenceTensor[] {
  const rounding = run.text('round_mode', 'up');
  if (rounding !== 'up' && rounding !== 'down' && rounding !== 'nearest') {
    return run.fail(`the round_mode "${rounding}" is none of up, down, nearest`);
  }
  return [castTensor(run.tensor(0), dataType, { saturate: run.integer('saturate', 1) !== 0, rounding })];
}

/** The input in another data type. */
export const casts: Readonly<Record<string, ReferenceOperator>> = {
  Cast: (run) => {
    const code = run.integer('to', 0);
    return castTo(run, dataTypeFromCode(code) ?? run.fail(`${code} is no data type`));
  },
  CastLike: (run) => castTo(run, run.tensor(1).dataType),
};
