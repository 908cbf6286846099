import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { elementStrides, forEachElement } from '../element-strides.js';

/** A sum of products over axes that are named by letters (https://numpy.org/doc/stable/reference/generated/numpy.einsum.html). */
export function einsum({ terms, result }: StepOf<'einsum'>): DenseOperation {
  return (inputs, output) => {
    const sizes = new Map<string, number>();
    for (const [index, term] of terms.entries()) {
      for (const [axis, letter] of term.entries()) {
        const size = inputs[index]?.dims[axis] ?? 1;
        sizes.set(letter, Math.max(size, sizes.get(letter) ?? 1));
      }
    }
    const summed = [...sizes.keys()].filter((letter) => !result.includes(letter));
    const strides = terms.map((term, index) => {
      const dims = inputs[index]?.dims ?? [];
      const own = elementStrides({ dims, layout: 'row-major' });
      // A letter that stands twice walks along the diagonal.
      return (letter: string): number =>
        term.reduce((sum, other, axis) => sum + (other === letter && dims[axis] !== 1 ? (own[axis] ?? 0) : 0), 0);
    });
    const along = (letters: readonly string[]): number[][] => strides.map((stride) => letters.map(stride));
    const sizesOf = (letters: readonly string[]): number[] => letters.map((letter) => sizes.get(letter) ?? 1);
    let at = 0;
    forEachElement(sizesOf(result), along(result), (starts) => {
      let sum = 0;
      forEachElement(sizesOf(summed), along(summed), (offsets) => {
        let product = 1;
        for (const [index, start] of starts.entries()) {
          product *= inputs[index]?.data[start + (offsets[index] ?? 0)] ?? 0;
        }
        sum += product;
      });
      output.data[at++] = sum;
    });
  };
}
