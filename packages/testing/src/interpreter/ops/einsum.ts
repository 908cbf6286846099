import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** A sum of products over axes that letters name; digits stand for the axes of an ellipsis, counted from the back. */
export function einsum(run: NodeRun): readonly ReferenceTensor[] {
  const [left = '', given] = run.text('equation', '').replaceAll(' ', '').split('->');
  const inputs = Array.from({ length: run.inputCount }, (_, index) => run.grid(index));
  const terms = left.split(',').map((term, index) => {
    const hidden = (inputs[index]?.dims.length ?? 0) - term.replace('...', '').length;
    return [...term.replace('...', Array.from({ length: hidden }, (_, axis) => hidden - 1 - axis).join(''))];
  });
  const letters = terms.flat();
  const hidden = [...new Set(letters.filter((letter) => /\d/.test(letter)))].sort().reverse();
  const once = [...new Set(letters)].filter((letter) => letters.filter((other) => other === letter).length === 1);
  const named = once.filter((letter) => !/\d/.test(letter)).sort();
  const result = given === undefined ? [...hidden, ...named] : [...given.replace('...', hidden.join(''))];
  const sizes = new Map<string, number>();
  for (const [index, term] of terms.entries()) {
    for (const [axis, letter] of term.entries()) {
      sizes.set(letter, Math.max(sizes.get(letter) ?? 1, inputs[index]?.dims[axis] ?? 1));
    }
  }
  const sizeOf = (letter: string): number => sizes.get(letter) ?? 1;
  const summed = [...sizes.keys()].filter((letter) => !result.includes(letter));
  const output = new NumberGrid(result.map(sizeOf));
  for (const place of coordinatesOf(output.dims)) {
    let sum = 0;
    for (const inner of coordinatesOf(summed.map(sizeOf))) {
      const at = (letter: string): number => place[result.indexOf(letter)] ?? inner[summed.indexOf(letter)] ?? 0;
      sum += inputs.reduce((product, input, index) => {
        const coordinates = (terms[index] ?? []).map((letter, axis) => (input.dims[axis] === 1 ? 0 : at(letter)));
        return product * input.get(coordinates);
      }, 1);
    }
    output.set(place, sum);
  }
  return [output.toTensor(run.tensor(0).dataType)];
}
