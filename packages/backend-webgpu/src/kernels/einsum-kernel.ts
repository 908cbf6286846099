import { each } from './each.js';
import { computedType, elementKernel } from './element-kernel.js';
import type { Kernel, StoredType } from './kernel.js';

/**
 * A sum of products over axes that are named by letters, plain: an invocation computes one element. `letters` holds for each letter, those of the
 * result first, its size and the elements of each factor from one position to the next.
 */
export function einsumKernel(
  inputs: readonly StoredType[],
  output: StoredType,
): Kernel<'count' | 'letters' | 'resultLetters' | 'terms', string> {
  const type = computedType(output);
  const width = inputs.length + 1;
  return elementKernel({
    name: `einsum-${inputs.length}`,
    uniforms: { count: 'u32', resultLetters: 'u32', letters: 'u32', terms: 'u32' },
    inputs: [
      { name: 'letters', type: 'i32' },
      ...inputs.map((stored, index) => ({ name: factorName(index), type: stored })),
    ],
    output,
    body: `
  var rest = index;
${each(inputs.length, (factor) => `  var start${factor} = 0u;`)}
  for (var letter = i32(uniforms.resultLetters) - 1; letter >= 0; letter--) {
    let row = u32(letter) * ${width}u;
    let at = rest % u32(letters[row]);
    rest /= u32(letters[row]);
${each(inputs.length, (factor) => `    start${factor} += at * u32(letters[row + ${factor + 1}u]);`)}
  }
  var sum = ${type}(0);
  for (var term = 0u; term < uniforms.terms; term++) {
    rest = term;
${each(inputs.length, (factor) => `    var at${factor} = start${factor};`)}
    for (var letter = i32(uniforms.letters) - 1; letter >= i32(uniforms.resultLetters); letter--) {
      let row = u32(letter) * ${width}u;
      let at = rest % u32(letters[row]);
      rest /= u32(letters[row]);
${each(inputs.length, (factor) => `      at${factor} += at * u32(letters[row + ${factor + 1}u]);`)}
    }
    sum += ${Array.from(inputs, (_, factor) => `${type}(${factorName(factor)}[at${factor}])`).join(' * ')};
  }
  output[index] = ${output}(sum);`,
  });
}

/** The binding of a factor. */
export function factorName(index: number): string {
  return `factor${index}`;
}
