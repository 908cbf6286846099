import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { einsumKernel, factorName } from '../kernels/einsum-kernel.js';
import { elementSize } from '../kernels/element-kernel.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { denseStep } from './dense-step.js';
import { elementStrides } from './element-strides.js';
import type { OperationContext } from './operation-context.js';

/** A sum of products over axes that are named by letters (https://numpy.org/doc/stable/reference/generated/numpy.einsum.html). */
export function prepareEinsum(context: OperationContext, step: StepOf<'einsum'>): readonly Dispatch[] {
  const { terms, result } = step;
  return denseStep(context, step, (output, ...inputs) => {
    const sizes = new Map<string, number>();
    for (const [index, term] of terms.entries()) {
      for (const [axis, letter] of term.entries()) {
        sizes.set(letter, Math.max(inputs[index]?.dims[axis] ?? 1, sizes.get(letter) ?? 1));
      }
    }
    const summed = [...sizes.keys()].filter((letter) => !result.includes(letter));
    const letters = [...result, ...summed];
    const rows = letters.flatMap((letter) => [
      sizes.get(letter) ?? 1,
      ...inputs.map(({ dims }, index) => stepOf(letter, terms[index] ?? [], dims)),
    ]);
    const factors = Object.fromEntries(inputs.map(({ slot }, index) => [factorName(index), slot]));
    const kernel = einsumKernel(
      inputs.map(({ type }) => type),
      output.type,
    );
    return dispatch(kernel, {
      buffers: {
        letters: context.table(`${step.name} letters`, Int32Array.from(rows)),
        ...factors,
        output: output.slot,
      },
      uniforms: {
        ...{ count: output.count, resultLetters: result.length, letters: letters.length },
        terms: summed.reduce((product, letter) => product * (sizes.get(letter) ?? 1), 1),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}

/** Elements from one position of a letter to the next. One that stands twice walks along the diagonal; an axis of one position is repeated. */
function stepOf(letter: string, term: readonly string[], dims: readonly number[]): number {
  const strides = elementStrides({ dims, layout: 'row-major' });
  return term.reduce((sum, other, axis) => {
    return sum + (other === letter && dims[axis] !== 1 ? (strides[axis] ?? 0) : 0);
  }, 0);
}
