import type { Element } from './element.js';
import type { ReferenceTensor } from './reference-tensor.js';

/** The elements as they are, in C order. */
export function elementsOf(tensor: ReferenceTensor): readonly Element[] {
  return Array.from<Element>(tensor.data);
}
