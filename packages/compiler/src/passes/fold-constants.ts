import type { Graph, KnownElements, Model, OperatorTable, TensorConstant, TensorType } from '@automodel/onnx';
import { isEvaluated, KnownValues, shapeArithmetic, tensorConstant } from '@automodel/onnx';

const largestInteger = 2n ** 63n - 1n;

/**
 * Computes what depends on nothing but shapes and constants inside the graph: shape arithmetic. Its nodes become constants; weights in files
 * stay where they are. Shapes must be known.
 */
export function foldConstants(model: Model, operators: OperatorTable): Graph {
  const { graph } = model;
  const opset = model.opsetImports.find(({ domain }) => domain === '')?.version ?? 0;
  const known = new KnownValues();
  for (const constant of graph.initializers) known.setConstant(constant.name, constant);
  for (const { name, type } of [...graph.inputs, ...graph.values, ...graph.outputs]) {
    if (type !== undefined) known.setType(name, type);
  }
  const folded: TensorConstant[] = [];
  const nodes = graph.nodes.filter((node) => {
    const schema = operators.find(node.domain, node.opType, opset);
    if (schema === undefined || !isEvaluated(schema)) return true;
    const elements = (name: string): KnownElements | undefined => known.elements(name, shapeArithmetic);
    const readsShape = node.opType === 'Shape' || node.opType === 'Size';
    if (!readsShape && !node.inputs.every((name) => name === '' || elements(name) !== undefined)) return true;
    known.applyNode(node, schema, opset);
    const constants = node.outputs.map((name) => toConstant(name, known.type(name), elements(name)));
    const isFolded = constants.every((constant) => constant !== undefined);
    for (const constant of constants) {
      if (constant === undefined || !isFolded) continue;
      known.setConstant(constant.name, constant);
      folded.push(constant);
    }
    return !isFolded;
  });
  return { ...graph, nodes, initializers: [...graph.initializers, ...folded] };
}

function toConstant(
  name: string,
  type: { readonly kind: string } | TensorType | undefined,
  known: KnownElements | undefined,
): TensorConstant | undefined {
  if (type === undefined || !('dataType' in type) || known === undefined) return undefined;
  const numbers = known.elements.filter((element) => typeof element === 'number');
  if (numbers.length !== known.elements.length) return undefined;
  if (type.dataType !== 'int64') return tensorConstant(name, type.dataType, known.dims, numbers);
  return tensorConstant(name, 'int64', known.dims, numbers.map(toInteger));
}

/** Infinities stand for what no number holds exactly: the sentinels of Slice. */
function toInteger(value: number): bigint {
  if (Number.isFinite(value)) return BigInt(value);
  return value > 0 ? largestInteger : -largestInteger - 1n;
}
