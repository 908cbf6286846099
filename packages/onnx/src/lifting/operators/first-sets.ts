import { InvalidGraphError } from '@automodel/contracts';
import type { DataType } from '../../ir/data-type.js';
import { dataTypeCodes } from '../../ir/data-type-codes.js';
import type { Node } from '../../ir/graph.js';
import { integersOf, numberOf, withoutAttributes } from '../attributes.js';
import type { Lifter, LiftingContext } from '../lifting-context.js';

/**
 * Until operator set 7 the second input was broadcast only if the attribute `broadcast` said so, and lay along the axes from `axis` on, or the last ones.
 * Source: https://github.com/onnx/onnx/blob/main/docs/Changelog.md#Add-6
 */
const broadcast: Lifter = (node, context) => {
  const axis = numberOf(node, 'axis');
  const plain = withoutAttributes(node, 'axis', 'broadcast');
  const [left = '', right = ''] = node.inputs;
  if (axis === undefined || numberOf(node, 'broadcast') !== 1) return [plain];
  const behind = rankOf(left, node, context) - axis - rankOf(right, node, context);
  return withTrailingAxes(plain, behind, context);
};

/** The slopes of PRelu were those of the channels, or one for all. */
const slopes: Lifter = (node, context) => {
  const [input = '', slope = ''] = node.inputs;
  if (context.rank(slope) !== 1) return [node];
  return withTrailingAxes(node, rankOf(input, node, context) - 2, context);
};

/** A node whose second input gets axes of size 1 at its end. */
function withTrailingAxes(node: Node, count: number, { integers, name, rank }: LiftingContext): readonly Node[] {
  const [left = '', right = ''] = node.inputs;
  if (count <= 0) return [node];
  const first = rank(right) ?? 1;
  const axes = integers(Array.from({ length: count }, (_, index) => first + index));
  const output = name(`${right}_aligned`);
  const unsqueeze: Node = {
    name: name(`${node.name}/Unsqueeze`),
    opType: 'Unsqueeze',
    domain: '',
    inputs: [right, axes],
    outputs: [output],
    attributes: {},
  };
  return [unsqueeze, { ...node, inputs: [left, output] }];
}

function rankOf(value: string, { name, opType }: Node, { rank, from }: LiftingContext): number {
  const problem = `how many axes its input "${value}" has must be stated, for in operator set ${from} it tells how the other is broadcast`;
  return rank(value) ?? fail(name, opType, problem);
}

function fail(node: string, operator: string, problem: string): never {
  throw new InvalidGraphError({ node, operator, problem });
}

/** Until operator set 7 `is_test` told; as many outputs as inference has tell the same. */
const batchNormalization: Lifter = (node) => (node.outputs.length > 1 ? [node] : [withoutAttributes(node, 'is_test')]);

/** The type was a text until operator set 6. */
const cast: Lifter = (node) => {
  const { to } = node.attributes;
  if (to?.type !== 'string') return [node];
  const type = Object.hasOwn(typesOfFirstSet, to.value) ? typesOfFirstSet[to.value] : undefined;
  if (type === undefined) return fail(node.name, node.opType, `it casts to the unknown type "${to.value}"`);
  return [{ ...node, attributes: { ...node.attributes, to: { type: 'int', value: BigInt(dataTypeCodes[type]) } } }];
};

const typesOfFirstSet: Readonly<Record<string, DataType>> = {
  BOOL: 'bool',
  DOUBLE: 'float64',
  FLOAT: 'float32',
  FLOAT16: 'float16',
  INT8: 'int8',
  INT16: 'int16',
  INT32: 'int32',
  INT64: 'int64',
  UINT8: 'uint8',
  UINT16: 'uint16',
  UINT32: 'uint32',
  UINT64: 'uint64',
};

/** The axis was 1 where it was left out, until operator set 4. */
const concat: Lifter = (node) => [{ ...node, attributes: { axis: { type: 'int', value: 1n }, ...node.attributes } }];

/** The shape was an attribute until operator set 5. */
const reshape: Lifter = (node, { integers }) => {
  const shape = integersOf(node, 'shape');
  if (shape === undefined) return [node];
  return [{ ...withoutAttributes(node, 'shape'), inputs: [node.inputs[0] ?? '', integers(shape)] }];
};

/** The scales were two attributes. */
const upsample: Lifter = (node) => {
  const [height, width] = [numberOf(node, 'height_scale'), numberOf(node, 'width_scale')];
  if (height === undefined || width === undefined) return [node];
  const plain = withoutAttributes(node, 'height_scale', 'width_scale');
  return [{ ...plain, attributes: { ...plain.attributes, scales: { type: 'floats', value: [1, 1, height, width] } } }];
};

/** The exponent was a float until operator set 2. */
const exponent: Lifter = (node) => {
  const { p } = node.attributes;
  if (p?.type !== 'float') return [node];
  return [{ ...node, attributes: { ...node.attributes, p: { type: 'int', value: BigInt(Math.round(p.value)) } } }];
};

/** Tile took how often and along which axis, until operator set 6. */
const tile: Lifter = (node, { from }) => {
  if (node.inputs.length < 3) return [node];
  return fail(node.name, node.opType, `its form of operator set ${from}, with an axis, is not read`);
};

/** What the form of before operator set 7 is in set 7. */
export const firstSets: Readonly<Record<string, Lifter>> = {
  Add: broadcast,
  And: broadcast,
  BatchNormalization: batchNormalization,
  Cast: cast,
  Concat: concat,
  Div: broadcast,
  Equal: broadcast,
  Gemm: broadcast,
  GlobalLpPool: exponent,
  Greater: broadcast,
  Less: broadcast,
  LpPool: exponent,
  Mul: broadcast,
  Or: broadcast,
  PRelu: slopes,
  Pow: broadcast,
  Reshape: reshape,
  Sub: broadcast,
  Tile: tile,
  Upsample: upsample,
  Xor: broadcast,
};
