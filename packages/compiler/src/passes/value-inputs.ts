import { isEvaluated, type Model, type OperatorTable } from '@automodel/onnx';

/** Inputs whose values decide the form of an operator's output, or of its computation, by their positions. */
const decisive: Readonly<Record<string, readonly number[]>> = {
  AffineGrid: [1],
  CenterCropPad: [1],
  Col2Im: [1, 2],
  ConstantOfShape: [0],
  CumSum: [1],
  Dropout: [1, 2],
  Expand: [1],
  MaxUnpool: [2],
  OneHot: [1],
  Pad: [1, 2, 3],
  Range: [0, 1, 2],
  ReduceL1: [1],
  ReduceL2: [1],
  ReduceLogSum: [1],
  ReduceLogSumExp: [1],
  ReduceMax: [1],
  ReduceMean: [1],
  ReduceMin: [1],
  ReduceProd: [1],
  ReduceSum: [1],
  ReduceSumSquare: [1],
  Reshape: [1],
  Resize: [1, 2, 3],
  Slice: [1, 2, 3, 4],
  Split: [1],
  Squeeze: [1],
  Tile: [1],
  TopK: [1],
  Trilu: [1],
  Unsqueeze: [1],
};

/**
 * The inputs of a graph whose values must be known before it is compiled: shapes, axes, positions of slices and what they are computed from.
 * A plan is made for each choice of their values, as for each choice of the inputs' shapes.
 */
export function valueInputs({ graph, opsetImports }: Model, schemas: OperatorTable): ReadonlySet<string> {
  const opset = opsetImports.find(({ domain }) => domain === '')?.version ?? 0;
  const needed = new Set<string>();
  for (const node of graph.nodes.toReversed()) {
    if (node.domain !== '') continue;
    for (const index of decisive[node.opType] ?? []) needed.add(node.inputs[index] ?? '');
    const readsShape = node.opType === 'Shape' || node.opType === 'Size';
    const schema = schemas.find('', node.opType, opset);
    if (schema !== undefined && isEvaluated(schema) && !readsShape && node.outputs.some((name) => needed.has(name))) {
      for (const name of node.inputs) needed.add(name);
    }
  }
  return new Set(graph.inputs.map(({ name }) => name).filter((name) => needed.has(name)));
}
