import { type OperatorSet, planType } from '@automodel/compiler';
import { InvalidGraphError } from '@automodel/contracts';
import {
  type Graph,
  inferShapesBy,
  liftToCurrentSet,
  type Model,
  type Node,
  type OperatorTable,
} from '@automodel/onnx';
import { windowAxes } from '../kernels/windows/window-fields.js';
import { byteTypes, computedTypes } from '../session/check-types.js';

/** Operators whose output depends on the shape of their input alone. */
const shapeOperators: ReadonlySet<string> = new Set(['Shape', 'Size']);

/** Operators with windows, of which kernels have up to three axes. */
const windowOperators: ReadonlySet<string> = new Set([
  ...['AveragePool', 'Col2Im', 'Conv', 'ConvTranspose', 'LpPool', 'MaxPool'],
]);

/** Operators that may give integers of 8 bits: those that quantize, and those that move what there is. */
const byteOperators: ReadonlySet<string> = new Set([
  ...['Cast', 'CastLike', 'DynamicQuantizeLinear', 'QLinearConv', 'QLinearMatMul', 'QuantizeLinear'],
  ...[
    'CenterCropPad',
    'Concat',
    'DepthToSpace',
    'Dropout',
    'Expand',
    'Flatten',
    'Gather',
    'GatherElements',
    'GatherND',
  ],
  ...['Identity', 'Pad', 'Reshape', 'Slice', 'SpaceToDepth', 'Split', 'Squeeze', 'Tile', 'Transpose', 'Trilu'],
  ...['Unsqueeze', 'Where'],
]);

/**
 * The forms of operators that no kernel computes, told from the graph alone: those of types that GPUs have not, such as `Add of float64`, and
 * those over too many axes. What follows from constants and shapes is computed before, in any type.
 */
export function unsupportedForms(model: Model, { schemas }: OperatorSet): readonly string[] {
  const graph = inferredGraph(model, schemas);
  if (graph === undefined) return [];
  const types = new Map([...graph.inputs, ...graph.outputs, ...graph.values].map(({ name, type }) => [name, type]));
  const inputs = new Set(graph.inputs.map(({ name }) => name));
  const known = new Set(graph.initializers.flatMap(({ name }) => (inputs.has(name) ? [] : [name])));
  const forms = new Set<string>();
  for (const node of graph.nodes) {
    if (shapeOperators.has(node.opType) || node.inputs.every((name) => name === '' || known.has(name))) {
      for (const output of node.outputs) known.add(output);
      continue;
    }
    for (const name of [...node.inputs, ...node.outputs]) {
      const type = types.get(name);
      if (type === undefined || known.has(name)) continue;
      const dataType = type.kind === 'tensor' ? type.dataType : type.kind;
      const computed = type.kind === 'tensor' ? planType(type.dataType) : undefined;
      if (computed === undefined || !computedTypes.has(computed)) forms.add(`${node.opType} of ${dataType}`);
    }
    for (const name of byteOperators.has(node.opType) ? [] : node.outputs) {
      const type = types.get(name);
      if (type?.kind === 'tensor' && byteTypes.has(type.dataType)) forms.add(`${node.opType} of ${type.dataType}`);
    }
    const rank = rankOf(node);
    if (rank > windowAxes) forms.add(`${node.opType} over ${rank} axes`);
  }
  return [...forms];

  function rankOf({ opType, inputs: [input = ''] }: Node): number {
    const type = types.get(input);
    return windowOperators.has(opType) && type?.kind === 'tensor' ? (type.shape?.length ?? 0) - 2 : 0;
  }
}

/** The graph with the types of all values; undefined where it contradicts itself, which a session says better. */
function inferredGraph(model: Model, schemas: OperatorTable): Graph | undefined {
  try {
    return inferShapesBy(schemas, liftToCurrentSet(model, schemas)).graph;
  } catch (error) {
    if (InvalidGraphError.is(error)) return undefined;
    throw error;
  }
}
