import { elementBytes, type SelectStep } from '@automodel/compiler';
import { transposeBlocks, transposeBlocksArguments, transposeBlocksName } from '../kernels/transpose-blocks.js';
import { clearPadding } from './clear-padding.js';
import { copyForm } from './copy-form.js';
import { elementStrides, forEachElement } from './element-strides.js';
import type { OperationContext } from './operation-context.js';
import { prepareOperand } from './prepare-operand.js';
import type { KernelCall, Task } from './task.js';

/** More calls than this for one step, and plain loops do as well. */
const maximumCalls = 1024;

/** The side of a block. */
const side = 4;

/**
 * Transpositions of matrices, and of stacks of them: the axis that lies side by side in the input is not the one that does in the output. By blocks in vector
 * registers, shared by all threads. Undefined for other selections.
 */
export function prepareTransposition(context: OperationContext, step: SelectStep): readonly Task[] | undefined {
  const output = context.tensor(step.output);
  const [part, ...others] = step.parts;
  const operand = part && step.inputs[part.input];
  if (part === undefined || operand === undefined || others.length > 0 || elementBytes(output.dataType) !== 4)
    return undefined;
  if (output.layout === 'padded-image') return undefined;
  const form = copyForm(part, prepareOperand(context, operand), elementStrides(output));
  if (form === undefined) return undefined;
  const count = form.loops.reduce((product, { size }) => product * size, 1);
  if (count !== output.dims.reduce((product, dim) => product * dim, 1)) return undefined;
  // Rows of the source follow one another in the target, its columns in the source.
  const rows = form.loops.find(({ strides }) => strides[0] === 1);
  const columns = form.loops.find(({ strides }) => strides[1] === 1);
  if (rows === undefined || columns === undefined || rows === columns) return undefined;
  if (rows.size < side || columns.size < side) return undefined;
  const outer = form.loops.filter((loop) => loop !== rows && loop !== columns);
  const planes = outer.at(-1) ?? { size: 1, strides: [0, 0] };
  const starts: (readonly [number, number])[] = [];
  const rest = outer.slice(0, -1);
  const strides = [0, 1].map((tensor) => rest.map((loop) => loop.strides[tensor] ?? 0));
  forEachElement(
    rest.map(({ size }) => size),
    strides,
    ([target = 0, source = 0]) => starts.push([target, source]),
  );
  if (starts.length * context.threads * 4 > maximumCalls) return undefined;
  const to = context.address(step.output) / 4 + form.target;
  const [sourceRow = 0, targetRow = 0] = [rows.strides[1], columns.strides[0]];
  const [targetPlane = 0, sourcePlane = 0] = planes.strides;
  const byPlanes = planes.size >= context.threads;
  const calls = context.split(byPlanes ? planes.size : columns.size, byPlanes ? 1 : side).map(([begin, end]) => {
    if (begin >= end) return [];
    const plane = byPlanes ? begin : 0;
    const [firstColumn, width] = byPlanes ? [0, columns.size] : [begin, end - begin];
    return starts.flatMap(([target, source]) => {
      const call = (row: number, column: number, rowBlocks: number, columnBlocks: number): KernelCall =>
        context.call(
          transposeBlocksName,
          transposeBlocks,
          transposeBlocksArguments({
            source: (form.source + source + plane * sourcePlane + row * sourceRow + firstColumn + column) * 4,
            sourceRow: sourceRow * 4,
            sourcePlane: sourcePlane * 4,
            target: (to + target + plane * targetPlane + row + (firstColumn + column) * targetRow) * 4,
            targetRow: targetRow * 4,
            targetPlane: targetPlane * 4,
            planes: byPlanes ? end - begin : planes.size,
            rowBlocks,
            columnBlocks,
          }),
        );
      return blocks(rows.size, width).map(([row, column, rowBlocks, columnBlocks]) =>
        call(row, column, rowBlocks, columnBlocks),
      );
    });
  });
  return [{ kind: 'kernels', name: step.name, calls }, ...clearPadding(context, step.output)];
}

/** Whole blocks from the first on, and those at the end that go back over some of them: what is written twice is the same. */
function blocks(rows: number, columns: number): readonly (readonly [number, number, number, number])[] {
  const along = (size: number): readonly (readonly [start: number, count: number])[] => {
    const whole = Math.floor(size / side);
    const parts = [
      [0, whole],
      [size - side, size % side === 0 ? 0 : 1],
    ] as const;
    return parts.filter(([, count]) => count > 0);
  };
  return along(rows).flatMap(([row, rowBlocks]) =>
    along(columns).map(([column, columnBlocks]) => [row, column, rowBlocks, columnBlocks] as const),
  );
}
