import type { PlainTensor } from '../plain-tensor.js';
import { attributes as read } from './attributes.js';
import { indices } from './indices.js';
import type { Attributes, PlainOperator } from './plain-operator.js';
import { requireInput } from './require-input.js';

function unary(compute: (value: number, attributes: Attributes) => number): PlainOperator {
  return {
    compute(node) {
      const { dims, data } = requireInput(node, 0);
      return { dims, data: Float32Array.from(data, (value) => compute(value, node.attributes)) };
    },
  };
}

function binary(compute: (left: number, right: number) => number): PlainOperator {
  return { compute: (node) => broadcast(requireInput(node, 0), requireInput(node, 1), compute) };
}

function broadcast(
  left: PlainTensor,
  right: PlainTensor,
  compute: (left: number, right: number) => number,
): PlainTensor {
  const rank = Math.max(left.dims.length, right.dims.length);
  const dims = Array.from({ length: rank }, (_, axis) => {
    const first = left.dims[axis - rank + left.dims.length] ?? 1;
    const second = right.dims[axis - rank + right.dims.length] ?? 1;
    if (first !== second && first !== 1 && second !== 1) {
      throw new TypeError(`[${left.dims.join(', ')}] and [${right.dims.join(', ')}] do not broadcast`);
    }
    return first === 1 ? second : first;
  });
  const data = Float32Array.from({ length: indices.count(dims) }, (_, position) => {
    const coordinates = indices.coordinates(position, dims);
    return compute(
      left.data[indices.position(coordinates, left.dims)] ?? Number.NaN,
      right.data[indices.position(coordinates, right.dims)] ?? Number.NaN,
    );
  });
  return { dims, data };
}

const clip: PlainOperator = {
  compute(node) {
    const { dims, data } = requireInput(node, 0);
    const lower = node.inputs[1]?.data[0] ?? Number.NEGATIVE_INFINITY;
    const upper = node.inputs[2]?.data[0] ?? Number.POSITIVE_INFINITY;
    return { dims, data: data.map((value) => Math.min(Math.max(value, lower), upper)) };
  },
};

/** Operators element by element, one row each. */
export const elementwise: Readonly<Record<string, PlainOperator>> = {
  Abs: unary(Math.abs),
  Add: binary((left, right) => left + right),
  Clip: clip,
  Div: binary((left, right) => left / right),
  Elu: unary((value, attributes) => (value >= 0 ? value : read.float(attributes, 'alpha', 1) * Math.expm1(value))),
  Exp: unary(Math.exp),
  HardSigmoid: unary((value, attributes) =>
    Math.max(0, Math.min(1, read.float(attributes, 'alpha', 0.2) * value + read.float(attributes, 'beta', 0.5))),
  ),
  HardSwish: unary((value) => value * Math.max(0, Math.min(1, value / 6 + 0.5))),
  Identity: unary((value) => value),
  LeakyRelu: unary((value, attributes) => (value >= 0 ? value : read.float(attributes, 'alpha', 0.01) * value)),
  Mul: binary((left, right) => left * right),
  Neg: unary((value) => -value),
  Relu: unary((value) => Math.max(value, 0)),
  Sigmoid: unary((value) => 1 / (1 + Math.exp(-value))),
  Sqrt: unary(Math.sqrt),
  Sub: binary((left, right) => left - right),
  Tanh: unary(Math.tanh),
};
