import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { Node } from '../ir/graph.js';
import type { Lifting } from '../schema/lifting.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';

/** Scale and bias are [groups] before operator set 21 and [channels] since. */
export const groupNormalizationSchema: OperatorSchema = {
  name: 'GroupNormalization',
  domain: '',
  sinceVersion: 18,
  inputs: { min: 3, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {
    epsilon: { type: 'float' },
    num_groups: { type: 'int', required: true },
    stash_type: { type: 'int', since: 21 },
  },
  lift(node, lifting) {
    const [input = '', scale = '', bias = ''] = node.inputs;
    const { num_groups: groups } = node.attributes;
    if (lifting.opset >= 21 || groups?.type !== 'int') return [node];
    const perGroup = channelsPerGroup(input, Number(groups.value), lifting);
    const spread = [scale, bias].map((vector) => spreadOverChannels(vector, perGroup.output, lifting));
    const inputs = [input, ...spread.map(({ output }) => output)];
    return [...perGroup.nodes, ...spread.flatMap(({ nodes }) => nodes), { ...node, inputs }];
  },
  infer(context) {
    const groups = context.integer('num_groups', 1);
    const channels = context.tensor(0).shape?.[1];
    if (typeof channels === 'number' && channels % groups !== 0) {
      context.fail(`the ${channels} channels do not divide into ${groups} groups`);
    }
    return inferAsInput(context);
  },
};

interface Lifted {
  readonly nodes: readonly Node[];
  readonly output: string;
}

/** `[1, channels / groups]`, from the shape of the input. */
function channelsPerGroup(input: string, groups: number, { integers, valueName }: Lifting): Lifted {
  const [channels, quotient, shape] = [
    valueName('channels'),
    valueName('channels per group'),
    valueName('group shape'),
  ];
  const span = { start: { type: 'int', value: 1n }, end: { type: 'int', value: 2n } } as const;
  return {
    nodes: [
      makeNode('Shape', [input], channels, span),
      makeNode('Div', [channels, integers([groups])], quotient),
      makeNode('Concat', [integers([1]), quotient], shape, { axis: { type: 'int', value: 0n } }),
    ],
    output: shape,
  };
}

/** `[groups]` as `[channels]`: each number as often as its group has channels. */
function spreadOverChannels(vector: string, perGroup: string, { integers, valueName }: Lifting): Lifted {
  const [column, repeated, output] = [valueName('column'), valueName('repeated'), valueName('per channel')];
  return {
    nodes: [
      makeNode('Unsqueeze', [vector, integers([1])], column),
      makeNode('Expand', [column, perGroup], repeated),
      makeNode('Reshape', [repeated, integers([-1])], output),
    ],
    output,
  };
}

function makeNode(
  opType: string,
  inputs: readonly string[],
  output: string,
  attributes: Node['attributes'] = {},
): Node {
  return { name: output, opType, domain: '', inputs, outputs: [output], attributes };
}

export interface GroupNormalizationOptions {
  readonly numGroups: number;
  /** @default 1e-5 */
  readonly epsilon?: number | undefined;
}

/**
 * (input - mean) / √(variance + ε) · scale + bias over groups of channels (https://arxiv.org/abs/1803.08494).
 * @param scale [channels], like the bias
 */
export function groupNormalization(
  input: Value,
  scale: Value,
  bias: Value,
  { ...attributes }: GroupNormalizationOptions,
): Value {
  return applyOperator(groupNormalizationSchema, [input, scale, bias], attributes);
}
