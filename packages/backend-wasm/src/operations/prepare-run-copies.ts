import { elementBytes, type SelectStep } from '@automodel/compiler';
import { stridedMap, stridedMapArguments, stridedMapName } from '../kernels/strided-map.js';
import { clearPadding } from './clear-padding.js';
import { copyForm } from './copy-form.js';
import { elementStrides } from './element-strides.js';
import type { OperationContext } from './operation-context.js';
import { prepareOperand } from './prepare-operand.js';
import { shareLoops } from './share-loops.js';
import type { KernelCall, Task } from './task.js';

const copy = { combine: 'copy', reads: ['vectors'], activation: undefined } as const;

/** Shorter runs are left to plain loops. */
const shortestRun = 4;

/**
 * Copies of runs that lie side by side on both sides, at even distances, such as heads of attention, slices and concatenations: in vector registers,
 * by all threads. Undefined where elements are picked one by one, or where something is left to fill.
 */
export function prepareRunCopies(context: OperationContext, step: SelectStep): readonly Task[] | undefined {
  const output = context.tensor(step.output);
  if (output.layout === 'padded-image' || output.dims.includes(0)) return undefined;
  // Runs of narrower elements are copied by words, where all begin and end at whole words.
  const inWords = (elements: number): number => (elements * elementBytes(output.dataType)) / 4;
  const strides = elementStrides(output);
  const to = context.address(step.output) / 4;
  const calls: KernelCall[][] = Array.from({ length: context.threads }, () => []);
  let covered = 0;
  for (const part of step.parts) {
    const operand = step.inputs[part.input];
    const form = operand && copyForm(part, prepareOperand(context, operand), strides);
    const inner = form?.loops.at(-1);
    if (form === undefined || inner === undefined || inWords(inner.size) < shortestRun) return undefined;
    if (inner.strides.some((stride) => stride !== 1)) return undefined;
    const [start, run] = [inWords(form.source), inWords(inner.size)];
    const outer = form.loops.slice(0, -1).map(({ size, strides }) => ({ size, strides: strides.map(inWords) }));
    const places = [start, run, inWords(form.target), ...outer.flatMap((loop) => loop.strides)];
    if (!places.every(Number.isInteger)) return undefined;
    covered += form.loops.reduce((product, { size }) => product * size, 1);
    const shared = shareLoops(context, outer, { size: run, strides: inner.strides });
    if (shared === undefined) return undefined;
    for (const [thread, blocks] of shared.entries()) {
      for (const { offsets, planes, rows, inner: words } of blocks) {
        const [target = 0, source = 0] = offsets;
        const place = (address: number, index: number) => ({
          address: address * 4,
          row: (rows.strides[index] ?? 0) * 4,
          plane: (planes.strides[index] ?? 0) * 4,
        });
        const values = {
          output: place(to + inWords(form.target) + target, 0),
          inputs: [place(start + source, 1)],
          ...{ planes: planes.size, rows: rows.size, length: words.size },
        };
        calls[thread]?.push(context.call(stridedMapName(copy), () => stridedMap(copy), stridedMapArguments(values)));
      }
    }
  }
  if (covered !== output.dims.reduce((product, dim) => product * dim, 1)) return undefined;
  return [{ kind: 'kernels', name: step.name, calls }, ...clearPadding(context, step.output)];
}
