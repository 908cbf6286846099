import { InvalidTensorError } from '@automodel/contracts';
import { inferShapesBy, type Model, type OperatorTable } from '@automodel/onnx';

/** Dimensions of graph inputs, by name. */
export type InputShapes = Readonly<Record<string, readonly number[]>>;

/**
 * A model for inputs of given shapes: every shape in it is known.
 * @throws {InvalidTensorError} if an input has no shape.
 */
export function specializeShapes(model: Model, operators: OperatorTable, shapes: InputShapes): Model {
  const inputs = model.graph.inputs.map((input) => {
    const shape = shapes[input.name];
    if (shape === undefined || input.type?.kind !== 'tensor') {
      throw new InvalidTensorError({
        input: input.name,
        expected: 'given',
        received: 'missing',
        remedy: 'Pass a tensor for every input of the graph.',
      });
    }
    return { name: input.name, type: { ...input.type, shape } };
  });
  const outputs = model.graph.outputs.map(({ name }) => ({ name, type: undefined }));
  return inferShapesBy(operators, { ...model, graph: { ...model.graph, inputs, outputs, values: [] } });
}
