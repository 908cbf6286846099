import { numberOf } from '../attributes.js';
import type { Lifter } from '../lifting-context.js';

/**
 * Until operator set 13 these flattened their input to a matrix at `axis` (1 where it was not given) and worked on its rows; since then they work along
 * one axis. The two are the same for the last axis; else the matrix is written out.
 * Source: https://github.com/onnx/onnx/blob/main/docs/Changelog.md#Softmax-11
 */
const flattened: Lifter = (node, { from, name, rank }) => {
  if (from >= 13) return undefined;
  const [input = ''] = node.inputs;
  const axis = numberOf(node, 'axis') ?? 1;
  const last = { axis: { type: 'int', value: -1n } } as const;
  const axes = rank(input);
  if (axis === -1 || (axes !== undefined && axis === axes - 1)) return [{ ...node, attributes: last }];
  const [shape, matrix, rows] = [name(`${input}_shape`), name(`${input}_matrix`), name(`${input}_rows`)];
  const step = (
    opType: string,
    inputs: readonly string[],
    output: string,
    attributes: typeof node.attributes = {},
  ) => ({
    name: name(`${node.name}/${opType}`),
    opType,
    domain: '',
    inputs,
    outputs: [output],
    attributes,
  });
  return [
    step('Shape', [input], shape),
    step('Flatten', [input], matrix, { axis: { type: 'int', value: BigInt(axis) } }),
    { ...node, inputs: [matrix], outputs: [rows], attributes: last },
    step('Reshape', [rows, shape], node.outputs[0] ?? ''),
  ];
};

/** Softmax and its relatives. */
export const softmaxFamily: Readonly<Record<string, Lifter>> = {
  Hardmax: flattened,
  LogSoftmax: flattened,
  Softmax: flattened,
};
