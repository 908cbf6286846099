import { InvalidGraphError } from '@automodel/contracts';
import type { Node } from '../../ir/graph.js';
import type { Dimension } from '../../ir/shape.js';
import { tensorType } from '../../ir/tensor-type.js';
import type { TensorType } from '../../ir/value-type.js';
import type { InferenceContext } from '../../schema/inference-context.js';
import type { Lifting } from '../../schema/lifting.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { normalizeAxis } from '../../shapes/normalize-axis.js';
import { shapeArithmetic } from '../../shapes/shape-arithmetic.js';
import { roundToDataType } from '../../tensors/round-to-data-type.js';

/**
 * The schema of an operator that reduces axes.
 * @param axesInputSince the operator set in which the axes became an input; before, they are an attribute
 * @param reduce for operators that shape arithmetic is made of
 */
export function reductionSchema(
  name: string,
  axesInputSince: 13 | 18,
  reduce?: (values: readonly number[]) => number,
): OperatorSchema {
  const schema: OperatorSchema = {
    name,
    domain: '',
    sinceVersion: axesInputSince === 13 ? 13 : 1,
    inputs: { min: 1, max: 2 },
    outputs: { min: 1, max: 1 },
    attributes: {
      ...(axesInputSince === 18 && { axes: { type: 'ints', until: 17 } }),
      keepdims: { type: 'int' },
      noop_with_empty_axes: { type: 'int', since: axesInputSince },
    },
    arithmetic: shapeArithmetic,
    infer: (context) => [inferReduction(context)],
    ...(axesInputSince === 18 && { lift: liftAxes }),
  };
  if (reduce === undefined) return schema;
  return {
    ...schema,
    evaluate(context, [type]) {
      const known = context.elements(0);
      const numbers = known?.elements.filter((element) => typeof element === 'number');
      // Shapes are vectors: a reduction to one element is all that their arithmetic needs.
      if (known?.dims.length !== 1 || numbers?.length !== known.elements.length || type?.kind !== 'tensor') return [];
      if (type.shape?.some((size) => size !== 1) !== false) return [];
      return [{ dims: type.shape.map(() => 1), elements: [roundToDataType(reduce(numbers), type.dataType)] }];
    },
  };
}

/** Axes were an attribute before operator set 18. */
function liftAxes(node: Node, { opset, integers }: Lifting): readonly Node[] {
  const { axes, ...attributes } = node.attributes;
  if (opset >= 18 || axes === undefined) return [node];
  if (axes.type !== 'ints') {
    const problem = 'its axes are those of the function around it, which operator set 18 has no form for';
    throw new InvalidGraphError({ node: node.name, operator: node.opType, problem });
  }
  return [{ ...node, attributes, inputs: [node.inputs[0] ?? '', integers(axes.value.map(Number))] }];
}

function inferReduction(context: InferenceContext): TensorType {
  const { dataType, shape } = context.tensor(0);
  const keepsDimensions = context.integer('keepdims', 1) !== 0;
  const axes = context.input(1) === undefined ? (context.integers('axes') ?? []) : context.constantIntegers(1);
  if (shape === undefined) return tensorType(dataType, undefined);
  if (axes === undefined || axes.includes(null)) {
    return tensorType(dataType, keepsDimensions ? shape.map(() => null) : undefined);
  }
  if (axes.length === 0 && context.integer('noop_with_empty_axes', 0) !== 0) return tensorType(dataType, shape);
  const reduced = new Set(axes.map((axis) => normalizeAxis(context, axis ?? 0, shape.length)));
  const isReduced = (axis: number): boolean => reduced.size === 0 || reduced.has(axis);
  const output = shape.map((size, axis): Dimension => (isReduced(axis) ? 1 : size));
  return tensorType(dataType, keepsDimensions ? output : shape.filter((_, axis) => !isReduced(axis)));
}
