import { attributes as read } from './attributes.js';
import { indices } from './indices.js';
import type { PlainOperator } from './plain-operator.js';
import { requireInput } from './require-input.js';

const gemm: PlainOperator = {
  compute(node) {
    const [left, right, added] = [requireInput(node, 0), requireInput(node, 1), node.inputs[2]];
    const isLeftTransposed = read.integer(node.attributes, 'transA', 0) !== 0;
    const isRightTransposed = read.integer(node.attributes, 'transB', 0) !== 0;
    const alpha = read.float(node.attributes, 'alpha', 1);
    const beta = read.float(node.attributes, 'beta', 1);
    const [rows = 0, inner = 0] = isLeftTransposed ? left.dims.toReversed() : left.dims;
    const [columns = 0] = isRightTransposed ? right.dims : right.dims.slice(1);
    const data = Float32Array.from({ length: rows * columns }, (_, position) => {
      const [row, column] = [Math.floor(position / columns), position % columns];
      let sum = 0;
      for (let index = 0; index < inner; index++) {
        const first = isLeftTransposed ? index * rows + row : row * inner + index;
        const second = isRightTransposed ? column * inner + index : index * columns + column;
        sum += (left.data[first] ?? 0) * (right.data[second] ?? 0);
      }
      const offset = added === undefined ? 0 : (added.data[indices.position([row, column], added.dims)] ?? 0);
      return alpha * sum + beta * offset;
    });
    return { dims: [rows, columns], data };
  },
};

const matMul: PlainOperator = {
  compute(node) {
    const [first, second] = [requireInput(node, 0), requireInput(node, 1)];
    // A vector counts as a row on the left and as a column on the right; its axis vanishes from the output.
    const left = first.dims.length === 1 ? [1, ...first.dims] : first.dims;
    const right = second.dims.length === 1 ? [...second.dims, 1] : second.dims;
    const [rows = 0, inner = 0] = left.slice(-2);
    const [, columns = 0] = right.slice(-2);
    const [leftBatch, rightBatch] = [left.slice(0, -2), right.slice(0, -2)];
    const rank = Math.max(leftBatch.length, rightBatch.length);
    const batch = Array.from({ length: rank }, (_, axis) => {
      const one = leftBatch[axis - rank + leftBatch.length] ?? 1;
      return one === 1 ? (rightBatch[axis - rank + rightBatch.length] ?? 1) : one;
    });
    const size = rows * columns;
    const data = Float32Array.from({ length: indices.count(batch) * size }, (_, position) => {
      const at = indices.coordinates(Math.floor(position / size), batch);
      const [row, column] = [Math.floor((position % size) / columns), position % columns];
      const leftStart = indices.position(at, leftBatch) * rows * inner + row * inner;
      const rightStart = indices.position(at, rightBatch) * inner * columns + column;
      let sum = 0;
      for (let index = 0; index < inner; index++) {
        sum += (first.data[leftStart + index] ?? 0) * (second.data[rightStart + index * columns] ?? 0);
      }
      return sum;
    });
    const dims = [...batch, ...(first.dims.length === 1 ? [] : [rows]), ...(second.dims.length === 1 ? [] : [columns])];
    return { dims, data };
  },
};

/** Products of matrices. */
export const matrixProducts: Readonly<Record<string, PlainOperator>> = { Gemm: gemm, MatMul: matMul };
