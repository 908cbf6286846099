import { mergeLoops, type ReduceName, type StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import type { StoredType } from '../kernels/kernel.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { reduceKernel, reduceSize } from '../kernels/reduce-kernel.js';
import { denseOutput } from './dense-step.js';
import { loopVectors } from './loop-vectors.js';
import type { OperationContext } from './operation-context.js';
import { prepareOperand } from './prepare-operand.js';

/** From so many elements a result on, a workgroup takes them together. */
const sharedFrom = 64;

/** One number for all elements along some axes; the input is read as it lies. */
export function prepareReduce(context: OperationContext, step: StepOf<'reduce'>): readonly Dispatch[] {
  const [operand] = step.inputs;
  if (operand === undefined) return [];
  const { slot, type, dims, strides } = prepareOperand(context, operand);
  const output = denseOutput(context, step.output, 'dense output');
  const loopsOf = (areReduced: boolean) =>
    mergeLoops(
      dims.flatMap((size, axis) =>
        step.axes.includes(axis) === areReduced ? [{ size, strides: [strides[axis] ?? 0] }] : [],
      ),
    );
  const [kept, reduced] = [loopVectors(loopsOf(false), 1), loopVectors(loopsOf(true), 1)];
  const innerCount = step.axes.reduce((product, axis) => product * (dims[axis] ?? 1), 1);
  const isShared = innerCount >= sharedFrom;
  const kernel = reduceKernel({ function: step.function, input: type, output: output.type, isShared });
  const { dataType } = context.tensor(step.output);
  const computed = dispatch(kernel, {
    buffers: { input: slot, output: output.slot },
    uniforms: {
      ...{ rows: output.count, innerCount, start: startOf(step.function, dataType === 'bool' ? 'bool' : type) },
      ...{ outerSizes: kept.outerSizes, sizes: kept.sizes },
      ...{ outerStrides: kept.outerStrides[0] ?? [], strides: kept.strides[0] ?? [] },
      ...{ outerInnerSizes: reduced.outerSizes, innerSizes: reduced.sizes },
      ...{ outerInnerStrides: reduced.outerStrides[0] ?? [], innerStrides: reduced.strides[0] ?? [] },
    },
    workgroups: linearWorkgroups(output.count, isShared ? 1 : reduceSize),
  });
  return output.count === 0 ? [] : [computed, ...output.writes];
}

/** What nothing at all is reduced to, before anything is made of it. */
function startOf(name: ReduceName, type: StoredType | 'bool'): number {
  const isInteger = type === 'i32' || type === 'u32';
  if (name === 'max' || name === 'log-sum-exp') {
    if (type === 'bool') return 0;
    return isInteger && name === 'max' ? -(2 ** 31) : Number.NEGATIVE_INFINITY;
  }
  if (name === 'min') {
    if (type === 'bool') return 1;
    return isInteger ? 2 ** 31 - 1 : Number.POSITIVE_INFINITY;
  }
  return name === 'prod' ? 1 : 0;
}
