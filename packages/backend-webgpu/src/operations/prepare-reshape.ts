import type { ReshapeStep } from '@automodel/compiler';
import type { Dispatch } from '../kernels/dispatch.js';
import { clearPadding } from './clear-padding.js';
import { copyElements } from './copy-elements.js';
import { elementStrides, isDense } from './element-strides.js';
import type { OperationContext } from './operation-context.js';

/** Copies the elements in C order from one layout to the other, by way of rows where neither is one. */
export function prepareReshape(context: OperationContext, step: ReshapeStep): readonly Dispatch[] {
  const input = context.tensor(step.input);
  const output = context.tensor(step.output);
  const type = context.storedType(step.input);
  const rows = (dims: readonly number[]): readonly number[] => elementStrides({ dims, layout: 'row-major' });
  const from = { slot: context.slot(step.input), type, strides: elementStrides(input) };
  const to = { slot: context.slot(step.output), type, strides: elementStrides(output) };
  const clear = clearPadding(context, step.output);
  if (isDense(input)) return [...clear, copyElements(output.dims, { ...from, strides: rows(output.dims) }, to)];
  if (isDense(output)) return [copyElements(input.dims, from, { ...to, strides: rows(input.dims) })];
  const count = input.dims.reduce((product, dim) => product * dim, 1);
  const between = context.scratch('reshape', count * 4);
  return [
    ...clear,
    copyElements(input.dims, from, { slot: between, type, strides: rows(input.dims) }),
    copyElements(output.dims, { slot: between, type, strides: rows(output.dims) }, to),
  ];
}
