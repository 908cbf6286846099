import { elementBytes, type SelectPart, type SelectStep } from '@automodel/compiler';
import { bitsView, type ElementArray, elementView } from '../memory/element-array.js';
import { elementStrides } from './element-strides.js';
import type { OperationContext } from './operation-context.js';
import { type PreparedOperand, prepareOperand } from './prepare-operand.js';
import type { Task } from './task.js';

/** Along one axis of the output, from the fastest in memory to the slowest: where each element lies, and where it comes from. */
interface Line {
  readonly target: Int32Array;
  readonly source: Int32Array;
  /** Elements follow one another on both sides. */
  readonly isDense: boolean;
}

/** Copies elements to other places: whole runs where they lie side by side. */
export function prepareSelect(context: OperationContext, step: SelectStep): Task {
  const output = context.tensor(step.output);
  const strides = elementStrides(output);
  const operands = step.inputs.map((operand) => prepareOperand(context, operand));
  const to = context.address(step.output) / elementBytes(output.dataType);
  const blocks = step.parts.flatMap((part) => {
    const operand = operands[part.input];
    return operand === undefined ? [] : [createBlock(part, operand, strides)];
  });
  const covered = blocks.reduce(
    (sum, { lines }) => sum + lines.reduce((product, line) => product * line.target.length, 1),
    0,
  );
  const count = output.dims.reduce((product, dim) => product * dim, 1);
  const fillEnd = to + Math.floor(output.byteLength / elementBytes(output.dataType));
  return {
    kind: 'script',
    name: step.name,
    run(floats) {
      if (covered < count) elementView(floats.buffer, output.dataType).fill(step.fill, to, fillEnd);
      const bits = bitsView(floats.buffer, output.dataType);
      for (const { from, lines } of blocks) copyLines(bits, lines, lines.length - 1, from, to);
    },
  };
}

function createBlock(
  { axes, origin }: SelectPart,
  { at, strides }: PreparedOperand,
  outputStrides: readonly number[],
): { readonly from: number; readonly lines: readonly Line[] } {
  const from = origin.reduce((sum, position, axis) => sum + position * (strides[axis] ?? 0), at);
  const lines = axes
    .map(({ from: axis, start, positions }, outputAxis) => {
      const stride = axis === undefined ? 0 : (strides[axis] ?? 0);
      const outputStride = outputStrides[outputAxis] ?? 0;
      const kept = positions.flatMap((position, index) => (position < 0 ? [] : [{ position, index: start + index }]));
      const target = Int32Array.from(kept, ({ index }) => index * outputStride);
      const source = Int32Array.from(kept, ({ position }) => position * stride);
      return { target, source, outputStride, isDense: isRun(target) && isRun(source) };
    })
    .sort((left, right) => left.outputStride - right.outputStride)
    // Axes of one position only shift all others.
    .filter(({ target, source }) => target.length !== 1 || target[0] !== 0 || source[0] !== 0);
  return { from, lines };
}

function isRun(offsets: Int32Array): boolean {
  return offsets.every((offset, index) => offset === (offsets[0] ?? 0) + index);
}

function copyLines(elements: ElementArray, lines: readonly Line[], axis: number, from: number, to: number): void {
  const line = lines[axis];
  if (line === undefined) {
    elements[to] = elements[from] ?? 0;
    return;
  }
  const { source, target, isDense } = line;
  if (axis > 0) {
    for (let index = 0; index < source.length; index++) {
      copyLines(elements, lines, axis - 1, from + (source[index] ?? 0), to + (target[index] ?? 0));
    }
  } else if (isDense && source.length > 0) {
    const start = from + (source[0] ?? 0);
    elements.copyWithin(to + (target[0] ?? 0), start, start + source.length);
  } else {
    for (let index = 0; index < source.length; index++) {
      elements[to + (target[index] ?? 0)] = elements[from + (source[index] ?? 0)] ?? 0;
    }
  }
}
