import type { Attribute } from '../../ir/attribute.js';
import type { Node } from '../../ir/graph.js';
import { numbersOf } from '../attributes.js';
import type { Lifter, LiftingContext } from '../lifting-context.js';

/**
 * Resize of operator set 10 and Upsample before it: input and scales, pixel `x` of the output at `x / scale` of the input, the nearest being the one before.
 * Source: https://github.com/onnx/onnx/blob/main/docs/Changelog.md#Resize-10
 */
const resize: Lifter = (node, context) => {
  if (node.opType === 'Resize' && context.from >= 11) return undefined;
  const [input = '', scales = scalesOf(node, context)] = node.inputs;
  const { mode } = node.attributes;
  const isNearest = mode === undefined || (mode.type === 'string' && mode.value === 'nearest');
  const text = (value: string): Attribute => ({ type: 'string', value });
  const attributes: Node['attributes'] = {
    mode: text(isNearest ? 'nearest' : 'linear'),
    coordinate_transformation_mode: text('asymmetric'),
    ...(isNearest ? { nearest_mode: text('floor') } : {}),
  };
  return [{ ...node, opType: 'Resize', inputs: [input, '', scales], attributes }];
};

/** The scales of Upsample, an attribute until operator set 9. */
function scalesOf(node: Node, { floats }: LiftingContext): string {
  return floats(numbersOf(node, 'scales') ?? []);
}

/** Operators that change the size of images. */
export const resampling: Readonly<Record<string, Lifter>> = { Resize: resize, Upsample: resize };
