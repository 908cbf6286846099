import type { MatrixProductStep } from '@automodel/compiler';
import { activationParameters } from '../kernels/activation-code.js';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { plainProduct, plainProductSize } from '../kernels/plain-product.js';
import type { BufferSlot } from '../memory/buffer-slot.js';
import { packMatrix } from '../packing/pack-matrix.js';
import { denseInput, denseOutput } from './dense-step.js';
import { matrixProductWork } from './matrix-product-work.js';
import type { OperationContext } from './operation-context.js';
import { packedRows, productForm } from './product-form.js';
import { runsPlainly } from './runs-plainly.js';

/** A matrix with constant weights; tensors that do not lie in C order go through a buffer in which they do. */
export function prepareMatrixProduct(context: OperationContext, step: MatrixProductStep): readonly Dispatch[] {
  const { dims } = context.tensor(step.input);
  const inner = dims.at(-1) ?? 1;
  const rows = dims.slice(0, -1).reduce((product, dim) => product * dim, 1);
  const columns = context.tensor(step.output).dims.at(-1) ?? 1;
  const input = denseInput(context, { kind: 'tensor', tensor: step.input }, 'dense input 0');
  const output = denseOutput(context, step.output, 'dense output');
  const { work, places } = matrixProductWork({ rows, inner, columns }, context.floats);
  const { weight: right, bias } = packWeights(context, step, inner, columns);
  if (runsPlainly(context, work)) {
    const columnBlocks = Math.ceil(columns / 4);
    const plain = dispatch(plainProduct(context.floats, step.activation), {
      buffers: { left: input.slot, weight: right, bias, output: output.slot },
      uniforms: { rows, inner, columns, columnBlocks, parameters: activationParameters(step.activation) },
      workgroups: linearWorkgroups(rows * columnBlocks, plainProductSize),
    });
    return [...input.reads, plain, ...output.writes];
  }
  const form = {
    ...{ work, places, right, bias, left: input.slot, result: output.slot, residual: undefined },
    activation: step.activation,
    scratch: (byteLength: number, purpose: string) => context.scratch(purpose, byteLength),
  };
  return [...input.reads, ...productForm(form, context.device.choices.choose(work)), ...output.writes];
}

function packWeights(
  { weights, floats }: OperationContext,
  step: MatrixProductStep,
  inner: number,
  columns: number,
): { readonly weight: BufferSlot; readonly bias: BufferSlot } {
  const padded = Math.ceil(columns / 4) * 4;
  const shape = { taps: 1, depth: inner, usedDepth: inner, columns: padded, usedColumns: columns };
  const strides = step.transposed ? { tap: 0, depth: 1, column: inner } : { tap: 0, depth: columns, column: 1 };
  return {
    weight: weights.pack({
      key: `${step.weight.name} ${step.transposed ? 'transposed ' : ''}${floats} matrix`,
      byteLength: Math.ceil(inner / packedRows) * packedRows * padded * (floats === 'f16' ? 2 : 4),
      sources: [step.weight],
      write(tools) {
        const factors = new Float32Array(columns).fill(1);
        packMatrix(tools, { weight: step.weight, shape, strides, factors, type: floats });
      },
    }),
    bias: weights.pack({
      key: `${step.bias?.name ?? 'no'} bias of ${padded}`,
      byteLength: padded * 4,
      sources: step.bias === undefined ? [] : [step.bias],
      write(tools) {
        if (step.bias !== undefined) tools.upload(tools.values(step.bias));
      },
    }),
  };
}
