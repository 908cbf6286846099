import { withoutAttributes } from '../attributes.js';
import type { Lifter } from '../lifting-context.js';

/** Outside of training Dropout gives its input back; the ratio was an attribute until operator set 12. */
const dropout: Lifter = (node, { from }) => {
  if (from >= 12) return undefined;
  const isPlain = node.outputs.length < 2 || node.outputs[1] === '';
  if (!isPlain) return [withoutAttributes(node, 'ratio', 'is_test')];
  return [{ ...node, opType: 'Identity', outputs: node.outputs.slice(0, 1), attributes: {} }];
};

/** `spatial` was left out in operator set 9; 1 is the only form that there is since. */
const batchNormalization: Lifter = (node, { from }) => {
  if (from >= 9) return undefined;
  const { spatial } = node.attributes;
  if (spatial?.type === 'int' && spatial.value === 0n) return undefined;
  return [withoutAttributes(node, 'spatial')];
};

/** Scatter became ScatterElements in operator set 11. */
const scatter: Lifter = (node) => [{ ...node, opType: 'ScatterElements' }];

/** Operators that got another name, or lost what nobody used. */
export const renamed: Readonly<Record<string, Lifter>> = {
  BatchNormalization: batchNormalization,
  Dropout: dropout,
  Scatter: scatter,
};
