import type { PlainTensor } from '../plain-tensor.js';
import type { NodeInputs } from './plain-operator.js';

/** An input that the operator cannot do without. */
export function requireInput({ inputs }: NodeInputs, position: number): PlainTensor {
  const input = inputs[position];
  if (input === undefined) throw new TypeError(`input ${position} is missing`);
  return input;
}
