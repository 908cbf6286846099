import type { SelectPart, SelectStep } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { selectKernel, selectSize } from '../kernels/select-kernel.js';
import { clearPadding } from './clear-padding.js';
import { elementStrides } from './element-strides.js';
import { fillTensor } from './fill-tensor.js';
import { loopVectors } from './loop-vectors.js';
import type { OperationContext } from './operation-context.js';
import { type PreparedOperand, prepareOperand } from './prepare-operand.js';

/** Copies elements to other places, one dispatch for each part; what no part covers is filled first. */
export function prepareSelect(context: OperationContext, step: SelectStep): readonly Dispatch[] {
  const { dims } = context.tensor(step.output);
  const operands = step.inputs.map((operand) => prepareOperand(context, operand));
  const blocks = step.parts.flatMap((part) => {
    const operand = operands[part.input];
    return operand === undefined ? [] : [copyPart(context, step, part, operand)];
  });
  const covered = blocks.reduce((sum, { count }) => sum + count, 0);
  const isCovered = covered >= dims.reduce((product, dim) => product * dim, 1);
  const first = isCovered ? clearPadding(context, step.output) : [fillTensor(context, step.output, step.fill)];
  return [...first, ...blocks.flatMap(({ count, copy }) => (count > 0 ? [copy] : []))];
}

function copyPart(
  context: OperationContext,
  step: SelectStep,
  { axes, origin }: SelectPart,
  { slot, type, strides }: PreparedOperand,
): { readonly count: number; readonly copy: Dispatch } {
  const outputStrides = elementStrides(context.tensor(step.output));
  const lines = axes.map(({ from, start, positions }, outputAxis) => {
    const [read, write] = [from === undefined ? 0 : (strides[from] ?? 0), outputStrides[outputAxis] ?? 0];
    const kept = positions.flatMap((position, index) => (position < 0 ? [] : [{ position, index: start + index }]));
    return {
      write: kept.map(({ index }) => index * write),
      read: kept.map(({ position }) => position * read),
      stride: write,
    };
  });
  // Neighbours in the output are copied by neighbours.
  const ordered = lines.toSorted((left, right) => right.stride - left.stride);
  const loops = ordered.map(({ write }) => ({ size: write.length, strides: [] }));
  const count = loops.reduce((product, { size }) => product * size, 1);
  const places = ordered.toReversed().flatMap(({ write, read }) => [...write, ...read]);
  const { sizes, outerSizes } = loopVectors(loops, 0);
  const copy = dispatch(selectKernel(type, context.storedType(step.output)), {
    buffers: {
      input: slot,
      places: context.table(`${step.name} places`, Int32Array.from(places)),
      output: context.slot(step.output),
    },
    uniforms: {
      ...{ count, axes: loops.length, outerSizes, sizes },
      ...{
        readOffset: origin.reduce((sum, position, axis) => sum + position * (strides[axis] ?? 0), 0),
        writeOffset: 0,
      },
    },
    workgroups: linearWorkgroups(count, selectSize),
  });
  return { count, copy };
}
