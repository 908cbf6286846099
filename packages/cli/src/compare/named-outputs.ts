import type { Tensor } from '@automodel/core';
import type { NumberTensor } from './number-tensor.js';

/** What `forward` gives, by Python's names: `lastHiddenState` is `last_hidden_state`, `hiddenStates[0]` is `hidden_states.0`. */
export function namedOutputs(
  outputs: Readonly<Record<string, Tensor | readonly Tensor[] | undefined>>,
): ReadonlyMap<string, NumberTensor> {
  const named = new Map<string, NumberTensor>();
  for (const [key, value] of Object.entries(outputs)) {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const tensors: readonly (readonly [string, Tensor])[] =
      value === undefined
        ? []
        : isList(value)
          ? value.map((item, index) => [`${name}.${index}`, item])
          : [[name, value]];
    for (const [path, { dims, data }] of tensors) {
      named.set(path, { dims, data: Array.isArray(data) ? data.map(Number) : data });
    }
  }
  return named;
}

// Array.isArray does not narrow readonly arrays: https://github.com/microsoft/TypeScript/issues/17002
function isList(value: Tensor | readonly Tensor[]): value is readonly Tensor[] {
  return Array.isArray(value);
}
