import { allOperators, planType } from '@automodel/compiler';
import { type DataType, inferShapesBy, type Model, type Node, operatorTable } from '@automodel/onnx';

/**
 * The operators that a model would have to compute in a type that this engine has not, such as `Add of uint64`: told from the types of inputs and
 * outputs, and of what is inferred between them. Constants, which are read before the run, may have any.
 */
export function unsupportedTypes(model: Model): readonly string[] {
  const { graph } = withTypes(model);
  const constants = new Set(graph.initializers.map(({ name }) => name));
  for (const { inputs, outputs } of graph.nodes) {
    if (!inputs.every((name) => name === '' || constants.has(name))) continue;
    for (const name of outputs) constants.add(name);
  }
  const stated = new Set([...graph.inputs, ...graph.outputs].map(({ name }) => name));
  const missing = new Map<string, string>();
  for (const { name, type } of [...graph.values, ...graph.inputs, ...graph.outputs]) {
    if (type === undefined || (constants.has(name) && !stated.has(name))) continue;
    const dataType = type.kind === 'tensor' ? type.dataType : type.kind;
    if (type.kind !== 'tensor' || !hasType(type.dataType)) missing.set(name, dataType);
  }
  const found = new Set<string>();
  const add = ({ opType }: Node, names: readonly string[]): void => {
    for (const name of names) {
      const dataType = missing.get(name);
      if (dataType !== undefined) found.add(`${opType} of ${dataType}`);
    }
  };
  for (const node of graph.nodes) add(node, [...node.inputs, ...node.outputs]);
  return [...found];
}

/** Numbers of 16 bits are computed as float32, but there is no JavaScript tensor of bfloat16, nor are floats rounded to it. */
function hasType(dataType: DataType): boolean {
  return dataType !== 'bfloat16' && planType(dataType) !== undefined;
}

/** The model with the types of all values, its functions in place of their calls; as it is where a fault keeps types from being inferred. */
function withTypes(model: Model): Model {
  try {
    return inferShapesBy(operatorTable, allOperators.inlineFunctions?.(model) ?? model);
  } catch {
    // Who makes a session of it is told of the fault.
    return model;
  }
}
