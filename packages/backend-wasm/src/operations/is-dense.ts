import type { PlanTensor } from '@automodel/compiler';
import { placesOf } from './operation-context.js';

/** Whether the elements lie in C order without gaps: also channels-last, where an image is one place, as after a global average. */
export function isDense(tensor: PlanTensor): boolean {
  if (tensor.layout === 'row-major') return true;
  const { channels, height, width, stride } = placesOf(tensor);
  return tensor.layout === 'channels-last' && height * width === 1 && channels === stride;
}
