import type { Node } from '../../ir/graph.js';
import { integersOf, numberOf, withoutAttributes } from '../attributes.js';
import type { Lifter } from '../lifting-context.js';

/** Squeeze, Unsqueeze and ReduceSum took `axes`, Split took `split` as attributes until operator set 13. */
const integersToInput =
  (attribute: string): Lifter =>
  (node, { integers }) => {
    const values = integersOf(node, attribute);
    if (values === undefined) return undefined;
    return [{ ...withoutAttributes(node, attribute), inputs: [node.inputs[0] ?? '', integers(values)] }];
  };

/** The bounds of Clip, attributes until operator set 11. */
const clip: Lifter = (node, { from, scalar }) => {
  if (from >= 11) return undefined;
  const [input = ''] = node.inputs;
  const bound = (name: string): string => {
    const value = numberOf(node, name);
    return value === undefined ? '' : scalar(value, input);
  };
  return [{ ...withoutAttributes(node, 'min', 'max'), inputs: trimmed([input, bound('min'), bound('max')]) }];
};

/** The sizes and the value of Pad, attributes until operator set 11. */
const pad: Lifter = (node, { from, integers, scalar }) => {
  if (from >= 11) return undefined;
  const [input = ''] = node.inputs;
  const pads = integersOf(node, 'pads') ?? integersOf(node, 'paddings') ?? [];
  const value = numberOf(node, 'value');
  const inputs = [input, integers(pads), value === undefined ? '' : scalar(value, input)];
  return [{ ...withoutAttributes(node, 'pads', 'paddings', 'value'), inputs: trimmed(inputs) }];
};

/** The ranges of Slice, attributes until operator set 10. */
const slice: Lifter = (node, { from, integers }) => {
  if (from >= 10) return undefined;
  const [input = ''] = node.inputs;
  const ranges = ['starts', 'ends', 'axes'].map((name) => {
    const values = integersOf(node, name);
    return values === undefined ? '' : integers(values);
  });
  return [{ ...withoutAttributes(node, 'starts', 'ends', 'axes'), inputs: trimmed([input, ...ranges]) }];
};

/** The count of TopK, an attribute until operator set 10. */
const topK: Lifter = (node, { from, integers }) => {
  const count = numberOf(node, 'k');
  if (from >= 10 || count === undefined) return undefined;
  return [{ ...withoutAttributes(node, 'k'), inputs: [node.inputs[0] ?? '', integers([count])] }];
};

function trimmed(inputs: Node['inputs']): Node['inputs'] {
  return inputs.slice(0, inputs.findLastIndex((input) => input !== '') + 1);
}

/** Operators whose attributes became inputs. */
export const attributesToInputs: Readonly<Record<string, Lifter>> = {
  Clip: clip,
  Pad: pad,
  ReduceSum: integersToInput('axes'),
  Slice: slice,
  Split: integersToInput('split'),
  Squeeze: integersToInput('axes'),
  TopK: topK,
  Unsqueeze: integersToInput('axes'),
};
