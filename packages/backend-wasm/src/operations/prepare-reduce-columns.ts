import { type Loop, mergeLoops, type ReduceName, type StepOf } from '@automodel/compiler';
import { type StridedRows, stridedMap, stridedMapArguments, stridedMapName } from '../kernels/strided-map.js';
import { clearPadding } from './clear-padding.js';
import { elementStrides, forEachElement } from './element-strides.js';
import type { OperationContext } from './operation-context.js';
import type { KernelCall, Task } from './task.js';

const combinations: Readonly<Partial<Record<ReduceName, 'add' | 'max' | 'min'>>> = {
  max: 'max',
  mean: 'add',
  min: 'min',
  sum: 'add',
};

/** More calls than this for one step, and plain loops do as well. */
const maximumCalls = 4096;

/** So many rows are added up before their sums are: roundings then add up as their square root. */
const chunk = 32;

/** Where rows lie, in bytes, and how far apart. */
interface Rows {
  readonly address: number;
  readonly stride: number;
  readonly count: number;
}

/**
 * Sums, means and extremes over axes that lie further apart than one that is kept, such as height and width of images whose channels lie side by side: whole
 * rows are taken together in vector registers, by all threads. Undefined for others.
 */
export function prepareReduceColumns(context: OperationContext, step: StepOf<'reduce'>): readonly Task[] | undefined {
  const [operand] = step.inputs;
  const combine = combinations[step.function];
  if (operand?.kind !== 'tensor' || combine === undefined) return undefined;
  const [input, output] = [context.tensor(operand.tensor), context.tensor(step.output)];
  if ([input, output].some(({ dataType, layout }) => dataType !== 'float32' || layout === 'padded-image'))
    return undefined;
  if (input.dims.includes(0)) return undefined;
  const inputStrides = elementStrides(input);
  // Axes that are gone, or have size 1.
  const outputStrides =
    output.dims.length === input.dims.length
      ? elementStrides(output)
      : withoutAxes(step.axes, input.dims, elementStrides(output));
  const loops = input.dims.map(
    (size, axis): Loop => ({ size, strides: [outputStrides[axis] ?? 0, inputStrides[axis] ?? 0] }),
  );
  const byDistance = (left: Loop, right: Loop): number => (right.strides[1] ?? 0) - (left.strides[1] ?? 0);
  const kept = mergeLoops(loops.filter((_, axis) => !step.axes.includes(axis)).sort(byDistance));
  const [reduced, ...others] = mergeLoops(
    loops
      .filter((_, axis) => step.axes.includes(axis))
      .map(({ size, strides }) => ({ size, strides: [0, strides[1] ?? 0] }))
      .sort(byDistance),
  );
  const inner = kept.at(-1);
  if (reduced === undefined || others.length > 0 || inner === undefined || inner.size < 4) return undefined;
  if (inner.strides.some((stride) => stride !== 1)) return undefined;
  const starts: (readonly [number, number])[] = [];
  const outer = kept.slice(0, -1);
  forEachElement(
    outer.map(({ size }) => size),
    [0, 1].map((tensor) => outer.map(({ strides }) => strides[tensor] ?? 0)),
    ([target = 0, source = 0]) => starts.push([target, source]),
  );
  if (starts.length * 8 > maximumCalls) return undefined;
  const chunks = Math.ceil(reduced.size / chunk);
  const [from, to] = [context.address(operand.tensor), context.address(step.output)];
  const factor = step.function === 'mean' ? context.table(new Float32Array([1 / reduced.size])) : undefined;
  const byStarts = starts.length >= context.threads;
  const calls = context.split(byStarts ? starts.length : inner.size, byStarts ? 1 : 4).map(([begin, end], thread) => {
    if (begin >= end) return [];
    const length = byStarts ? inner.size : end - begin;
    const column = byStarts ? 0 : begin;
    const sums = chunks === 1 ? 0 : context.scratch(thread, chunks * length * 4 + 16, 'sums of rows');
    const { take, scale } = rowCalls(context, combine, length);
    return (byStarts ? starts.slice(begin, end) : starts).flatMap(([target, source]) => {
      const rows = {
        address: from + (source + column) * 4,
        stride: (reduced.strides[1] ?? 0) * 4,
        count: reduced.size,
      };
      const result = to + (target + column) * 4;
      const scaled = factor === undefined ? [] : [scale(result, factor)];
      if (chunks === 1) return [...take(rows, result, 0, 1), ...scaled];
      const whole = Math.floor(reduced.size / chunk);
      const rest = {
        ...rows,
        address: rows.address + whole * chunk * rows.stride,
        count: reduced.size - whole * chunk,
      };
      return [
        ...take({ ...rows, count: chunk }, sums, length * 4, whole),
        ...(rest.count === 0 ? [] : take(rest, sums + whole * length * 4, 0, 1)),
        ...take({ address: sums, stride: length * 4, count: chunks }, result, 0, 1),
        ...scaled,
      ];
    });
  });
  return [{ kind: 'kernels', name: step.name, calls }, ...clearPadding(context, step.output)];
}

/** The strides of an output without its reduced axes, at the axes of the input. */
function withoutAxes(axes: readonly number[], dims: readonly number[], strides: readonly number[]): readonly number[] {
  let next = 0;
  return dims.map((_, axis) => (axes.includes(axis) ? 0 : (strides[next++] ?? 0)));
}

/** Calls that take rows together, and that multiply one. */
function rowCalls(context: OperationContext, combine: 'add' | 'max' | 'min', length: number) {
  const call = (
    variant: Parameters<typeof stridedMap>[0],
    inputs: readonly StridedRows[],
    output: StridedRows,
    rows: number,
    planes: number,
  ): KernelCall =>
    context.call(
      stridedMapName(variant),
      () => stridedMap(variant),
      stridedMapArguments({ inputs, output, rows, planes, length }),
    );
  return {
    /** Takes the rows of each of some groups, one behind the other, into a row of its own. */
    take(
      { address, stride, count }: Rows,
      result: number,
      resultStride: number,
      groups: number,
    ): readonly KernelCall[] {
      const into = { address: result, row: 0, plane: resultStride };
      const first = { address, row: 0, plane: stride * count };
      const copy = { combine: 'copy', reads: ['vectors'], activation: undefined } as const;
      const both = { combine, reads: ['vectors', 'vectors'], activation: undefined } as const;
      const next = { address: address + stride, row: stride, plane: stride * count };
      const copies = call(copy, [first], into, 1, groups);
      return count === 1 ? [copies] : [copies, call(both, [into, next], into, count - 1, groups)];
    },
    scale(result: number, factor: number): KernelCall {
      const place = { address: result, row: 0, plane: 0 };
      const variant = { combine: 'mul', reads: ['vectors', 'number'], activation: undefined } as const;
      return call(variant, [place, { address: factor, row: 0, plane: 0 }], place, 1, 1);
    },
  };
}
