import type { CaseInput } from '../ops/inputs/case-input.js';

const floatTypes: ReadonlySet<string> = new Set(['bfloat16', 'float16', 'float32', 'float64']);

/** The elements of an input: those given, or drawn ones. */
export function drawElements(input: CaseInput, random: () => number): readonly bigint[] | readonly number[] {
  const { dims, dataType, elements } = input;
  if (elements.kind === 'given') return elements.values;
  const { low, high, special } = elements;
  const isFloat = floatTypes.has(dataType);
  const count = dims.reduce((product, size) => product * size, 1);
  const values = Array.from({ length: count }, (_, index) => {
    const drawn = low + random() * (high - low);
    const value = index % 3 === 0 ? (special[index / 3] ?? drawn) : drawn;
    return isFloat ? Math.fround(value) : Math.round(value);
  });
  return dataType === 'bool' ? values.map((value) => (value > (low + high) / 2 ? 1 : 0)) : values;
}
