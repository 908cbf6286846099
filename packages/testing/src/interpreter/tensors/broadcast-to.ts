import { broadcastCoordinates } from './broadcast-coordinates.js';
import { pickElements } from './pick-elements.js';
import type { ReferenceTensor } from './reference-tensor.js';

/** A tensor stretched to larger dims by NumPy's rule. */
export function broadcastTo(tensor: ReferenceTensor, dims: readonly number[]): ReferenceTensor {
  return pickElements(tensor, dims, (coordinates) => broadcastCoordinates(coordinates, tensor.dims));
}
