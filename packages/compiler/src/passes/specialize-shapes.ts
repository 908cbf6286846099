import { GraphProblem, inferTypes, type Model, type TensorConstant } from '@automodel/onnx';
import type { OperatorSet } from '../lowering/operator-set.js';

/** Dimensions of graph inputs, by name. */
export type InputShapes = Readonly<Record<string, readonly number[]>>;

/** Values of graph inputs, by name. */
export type InputValues = ReadonlyMap<string, TensorConstant>;

/**
 * A model for inputs of given shapes: every shape in it is known. Inputs of given values become constants.
 * @throws {GraphProblem} if an input has no shape.
 */
export function specializeShapes(
  model: Model,
  { schemas, passes }: Pick<OperatorSet, 'passes' | 'schemas'>,
  shapes: InputShapes,
  values: InputValues,
): Model {
  const open = model.graph.inputs.filter(({ name }) => !values.has(name));
  const inputs = open.map((input) => {
    const shape = shapes[input.name];
    if (shape === undefined || input.type?.kind !== 'tensor') {
      throw new GraphProblem(undefined, 'missing', input.name);
    }
    return { name: input.name, type: { ...input.type, shape } };
  });
  const outputs = model.graph.outputs.map(({ name }) => ({ name, type: undefined }));
  // An initializer of an input's name is only its default.
  const given = new Set([...values.keys(), ...inputs.map(({ name }) => name)]);
  const initializers = [...model.graph.initializers.filter(({ name }) => !given.has(name)), ...values.values()];
  const infer = passes?.inferShapes ?? inferTypes;
  return infer(schemas, {
    ...model,
    graph: { ...model.graph, initializers, inputs, outputs, values: [] },
  });
}
