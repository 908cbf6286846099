import { dataTypeCodes } from '@automodel/onnx';
import { attributes as read } from './attributes.js';
import { indices } from './indices.js';
import type { PlainOperator } from './plain-operator.js';
import { requireInput } from './require-input.js';

const flatten: PlainOperator = {
  compute(node) {
    const { dims, data } = requireInput(node, 0);
    const axis = read.integer(node.attributes, 'axis', 1);
    const at = axis < 0 ? axis + dims.length : axis;
    return { dims: [indices.count(dims.slice(0, at)), indices.count(dims.slice(at))], data };
  },
};

const reshape: PlainOperator = {
  takes: (position, dataType) => position === 1 && dataType === 'int64',
  refuses: (attributes) => read.integer(attributes, 'allowzero', 0) !== 0,
  compute(node) {
    const { dims, data } = requireInput(node, 0);
    const wanted = Array.from(requireInput(node, 1).data, (size, axis) => (size === 0 ? (dims[axis] ?? 0) : size));
    const known = indices.count(wanted.filter((size) => size !== -1));
    return { dims: wanted.map((size) => (size === -1 ? data.length / known : size)), data };
  },
};

const transpose: PlainOperator = {
  compute(node) {
    const { dims, data } = requireInput(node, 0);
    const order = read.integers(node.attributes, 'perm') ?? dims.map((_, axis) => dims.length - 1 - axis);
    const output = order.map((axis) => dims[axis] ?? 1);
    const strides = indices.strides(dims);
    return {
      dims: output,
      data: Float32Array.from({ length: data.length }, (_, position) => {
        const at = indices.coordinates(position, output);
        return data[order.reduce((sum, axis, index) => sum + (at[index] ?? 0) * (strides[axis] ?? 0), 0)] ?? 0;
      }),
    };
  },
};

const concat: PlainOperator = {
  compute(node) {
    const inputs = node.inputs.map((_, position) => requireInput(node, position));
    const [first] = inputs;
    const dims = first?.dims ?? [];
    const axis = read.integer(node.attributes, 'axis', 0);
    const at = axis < 0 ? axis + dims.length : axis;
    const outer = indices.count(dims.slice(0, at));
    const parts = Array.from({ length: outer }, (_, index) =>
      inputs.flatMap((input) => {
        const length = input.data.length / outer;
        return Array.from(input.data.subarray(index * length, (index + 1) * length));
      }),
    );
    const size = inputs.reduce((sum, input) => sum + (input.dims[at] ?? 0), 0);
    return { dims: dims.with(at, size), data: Float32Array.from(parts.flat()) };
  },
};

// Everything is float32 here: a checkpoint's halves were widened when they were read.
const cast: PlainOperator = {
  takes: (_, dataType) => dataType === 'float16' || dataType === 'bfloat16',
  refuses: (attributes) => read.integer(attributes, 'to', 0) !== dataTypeCodes.float32,
  compute: (node) => requireInput(node, 0),
};

/** Operators that move elements. */
export const shapes: Readonly<Record<string, PlainOperator>> = {
  Cast: cast,
  Concat: concat,
  Flatten: flatten,
  Reshape: reshape,
  Transpose: transpose,
};
