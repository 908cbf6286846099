import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../builder/graph-builder.js';
import type { Value } from '../builder/value.js';
import { describeType } from '../inference/describe-type.js';
import type { DataType } from '../ir/data-type.js';
import type { Dimension } from '../ir/shape.js';
import * as activations from './elementwise/activations.js';
import * as binary from './elementwise/binary.js';
import * as classification from './elementwise/classification.js';
import * as comparison from './elementwise/comparison.js';
import * as unary from './elementwise/unary.js';
import * as variadic from './elementwise/variadic.js';
import * as o from './index.js';
import * as reductions from './reduction/reductions.js';

const graph = new GraphBuilder('functions');
let count = 0;
const input = (shape: readonly Dimension[], dataType: DataType = 'float32'): Value =>
  graph.input(`input_${count++}`, dataType, shape);
const types = (values: Value | readonly Value[]): readonly string[] =>
  (Array.isArray(values) ? values : [values]).map(({ type }) => describeType(type));

const x = input(['batch', 8, 16, 16]);
const matrix = input(['batch', 12]);
const vector = input([8]);
const int64 = input([2, 5], 'int64');
const quantized = input(['batch', 12], 'uint8');
const condition = input([1, 12], 'bool');
const scalar = input([]);
const scalarInteger = input([], 'int64');

/** Expected types follow from ONNX's documentation of each operator, worked out by hand. */
const cases: Readonly<Record<string, readonly [() => Value | readonly Value[], ...string[]]>> = {
  affineGrid: [() => o.affineGrid(input([2, 2, 3]), [2, 3, 4, 5]), 'float32[2, 4, 5, 2]'],
  argMax: [() => o.argMax(matrix, { axis: -1 }), 'int64[batch, 1]'],
  argMin: [() => o.argMin(matrix, { axis: 1, keepdims: false }), 'int64[batch]'],
  averagePool: [() => o.averagePool(x, { kernelShape: [2, 2], strides: [2, 2] }), 'float32[batch, 8, 8, 8]'],
  batchNormalization: [() => o.batchNormalization(x, vector, vector, vector, vector), 'float32[batch, 8, 16, 16]'],
  bitShift: [() => o.bitShift(quantized, quantized, { direction: 'LEFT' }), 'uint8[batch, 12]'],
  cast: [() => o.cast(x, 'float16'), 'float16[batch, 8, 16, 16]'],
  castLike: [() => o.castLike(matrix, int64), 'int64[batch, 12]'],
  centerCropPad: [() => o.centerCropPad(x, [20, 10], { axes: [2, 3] }), 'float32[batch, 8, 20, 10]'],
  clip: [() => o.clip(matrix, { min: 0, max: 6 }), 'float32[batch, 12]'],
  col2Im: [() => o.col2Im(input([1, 5, 5]), [5, 5], [1, 5]), 'float32[1, 1, 5, 5]'],
  concat: [() => o.concat([x, input(['batch', 4, 16, 16])], 1), 'float32[batch, 12, 16, 16]'],
  constantOfShape: [() => o.constantOfShape(o.shape(matrix)), 'float32[batch, 12]'],
  conv: [() => o.conv(x, input([4, 8, 3, 3]), { strides: [2, 2], pads: [1, 1, 1, 1] }), 'float32[batch, 4, 8, 8]'],
  convTranspose: [
    () => o.convTranspose(x, input([8, 4, 3, 3]), { strides: [2, 2], pads: [1, 1, 1, 1], outputPadding: [1, 1] }),
    'float32[batch, 4, 32, 32]',
  ],
  cumSum: [() => o.cumSum(matrix, 1), 'float32[batch, 12]'],
  deformConv: [() => o.deformConv(x, input([4, 8, 3, 3]), input(['batch', 18, 14, 14])), 'float32[batch, 4, 14, 14]'],
  depthToSpace: [() => o.depthToSpace(x, { blocksize: 2 }), 'float32[batch, 2, 32, 32]'],
  dequantizeLinear: [() => o.dequantizeLinear(quantized, scalar), 'float32[batch, 12]'],
  dynamicQuantizeLinear: [() => o.dynamicQuantizeLinear(matrix), 'uint8[batch, 12]', 'float32[]', 'uint8[]'],
  einsum: [() => o.einsum('b...c,dc->b...d', x, input([5, 16])), 'float32[batch, 8, 16, 5]'],
  expand: [() => o.expand(vector, [3, 1]), 'float32[3, 8]'],
  eyeLike: [() => o.eyeLike(int64, { dataType: 'float32' }), 'float32[2, 5]'],
  flatten: [() => o.flatten(x), 'float32[batch, 2048]'],
  gather: [() => o.gather(x, int64, { axis: 1 }), 'float32[batch, 2, 5, 16, 16]'],
  gatherElements: [() => o.gatherElements(matrix, input(['batch', 1], 'int64'), { axis: 1 }), 'float32[batch, 1]'],
  gatherND: [() => o.gatherND(x, input([7, 2], 'int64')), 'float32[7, 16, 16]'],
  gemm: [() => o.gemm(matrix, input([10, 12]), { c: input([10]), transB: true }), 'float32[batch, 10]'],
  globalAveragePool: [() => o.globalAveragePool(x), 'float32[batch, 8, 1, 1]'],
  globalLpPool: [() => o.globalLpPool(x), 'float32[batch, 8, 1, 1]'],
  globalMaxPool: [() => o.globalMaxPool(x), 'float32[batch, 8, 1, 1]'],
  gridSample: [() => o.gridSample(x, input(['batch', 5, 6, 2])), 'float32[batch, 8, 5, 6]'],
  groupNormalization: [() => o.groupNormalization(x, vector, vector, { numGroups: 2 }), 'float32[batch, 8, 16, 16]'],
  hardmax: [() => o.hardmax(matrix), 'float32[batch, 12]'],
  identity: [() => o.identity(matrix), 'float32[batch, 12]'],
  instanceNormalization: [() => o.instanceNormalization(x, vector, vector), 'float32[batch, 8, 16, 16]'],
  layerNormalization: [() => o.layerNormalization(matrix, input([12])), 'float32[batch, 12]'],
  logSoftmax: [() => o.logSoftmax(matrix, { axis: 1 }), 'float32[batch, 12]'],
  negativeLogLikelihoodLoss: [
    () => o.negativeLogLikelihoodLoss(input([2, 3, 5]), int64, { reduction: 'none', ignoreIndex: -1 }),
    'float32[2, 5]',
  ],
  softmaxCrossEntropyLoss: [
    () => o.softmaxCrossEntropyLoss(input([2, 3, 5]), int64, { weight: input([3]) }),
    'float32[]',
  ],
  lpNormalization: [() => o.lpNormalization(matrix, { p: 1 }), 'float32[batch, 12]'],
  lpPool: [() => o.lpPool(x, { kernelShape: [3, 3] }), 'float32[batch, 8, 14, 14]'],
  lrn: [() => o.lrn(x, { size: 3 }), 'float32[batch, 8, 16, 16]'],
  matMul: [() => o.matMul(x, input([16, 5])), 'float32[batch, 8, 16, 5]'],
  maxPool: [() => o.maxPool(x, { kernelShape: [3, 3], strides: [2, 2], ceilMode: true }), 'float32[batch, 8, 8, 8]'],
  maxUnpool: [
    () => o.maxUnpool(x, input(['batch', 8, 16, 16], 'int64'), { kernelShape: [2, 2], strides: [2, 2] }),
    'float32[batch, 8, 32, 32]',
  ],
  meanVarianceNormalization: [() => o.meanVarianceNormalization(x), 'float32[batch, 8, 16, 16]'],
  mod: [() => o.mod(int64, int64), 'int64[2, 5]'],
  nonMaxSuppression: [() => o.nonMaxSuppression(input([1, 6, 4]), input([1, 2, 6])), 'int64[?, 3]'],
  nonZero: [() => o.nonZero(matrix), 'int64[2, ?]'],
  oneHot: [() => o.oneHot(int64, graph.constant('int64', [], [10]), input([2])), 'float32[2, 5, 10]'],
  pRelu: [() => o.pRelu(x, input([8, 1, 1])), 'float32[batch, 8, 16, 16]'],
  pad: [() => o.pad(x, [0, 0, 1, 2, 0, 0, 3, -4]), 'float32[batch, 8, 20, 14]'],
  pow: [() => o.pow(matrix, graph.constant('int64', [], [2])), 'float32[batch, 12]'],
  quantizeLinear: [() => o.quantizeLinear(matrix, scalar, { zeroPoint: input([], 'int8') }), 'int8[batch, 12]'],
  range: [() => o.range(scalarInteger, scalarInteger, scalarInteger), 'int64[?]'],
  reshape: [() => o.reshape(x, [0, -1, 32]), 'float32[batch, 64, 32]'],
  resize: [() => o.resize(x, { scales: [1, 1, 1.5, 0.5] }), 'float32[batch, 8, 24, 8]'],
  roiAlign: [
    () => o.roiAlign(x, input(['regions', 4]), input(['regions'], 'int64'), { outputHeight: 7, outputWidth: 7 }),
    'float32[regions, 8, 7, 7]',
  ],
  scatterElements: [() => o.scatterElements(matrix, input([1, 2], 'int64'), input([1, 2])), 'float32[batch, 12]'],
  scatterND: [() => o.scatterND(matrix, input([1, 2], 'int64'), input([1])), 'float32[batch, 12]'],
  shape: [() => o.shape(x, { start: -2 }), 'int64[2]'],
  size: [() => o.size(x), 'int64[]'],
  slice: [
    () => o.slice(x, [-1, 2], [-17n, 2n ** 63n - 1n], { axes: [3, 1], steps: [-3, 1] }),
    'float32[batch, 6, 16, 6]',
  ],
  softmax: [() => o.softmax(matrix), 'float32[batch, 12]'],
  spaceToDepth: [() => o.spaceToDepth(x, { blocksize: 2 }), 'float32[batch, 32, 8, 8]'],
  split: [() => o.split(matrix, [5, 7], { axis: 1 }), 'float32[batch, 5]', 'float32[batch, 7]'],
  squeeze: [() => o.squeeze(input(['batch', 1, 3, 1]), { axes: [1, -1] }), 'float32[batch, 3]'],
  tile: [() => o.tile(matrix, [1, 2]), 'float32[batch, 24]'],
  topK: [() => o.topK(matrix, 3), 'float32[batch, 3]', 'int64[batch, 3]'],
  transpose: [() => o.transpose(x, { perm: [0, 2, 3, 1] }), 'float32[batch, 16, 16, 8]'],
  trilu: [() => o.trilu(int64, { k: 1, upper: false }), 'int64[2, 5]'],
  unsqueeze: [() => o.unsqueeze(matrix, [0, -1]), 'float32[1, batch, 12, 1]'],
  where: [() => o.where(condition, matrix, scalar), 'float32[batch, 12]'],
};

const families = [activations, binary, classification, comparison, reductions, unary, variadic];
const elementwise = new Set(families.flatMap((family) => Object.keys(family)));

describe('op functions', () => {
  it.each(Object.entries(cases).map(([name, [build, ...expected]]) => ({ name, build, expected })))(
    '$name infers $expected',
    ({ build, expected }) => {
      expect(types(build())).toEqual(expected);
    },
  );

  it('are all tested here', () => {
    const functions = Object.entries(o).filter(([, value]) => typeof value === 'function');
    expect(functions.map(([name]) => name).filter((name) => !(name in cases) && !elementwise.has(name))).toEqual([]);
  });

  it('of one input keep its type', () => {
    for (const operator of [...Object.values(unary), ...Object.values(activations)]) {
      if (typeof operator === 'function') expect(types(operator(matrix))).toEqual(['float32[batch, 12]']);
    }
    for (const operator of Object.values(classification)) {
      if (typeof operator === 'function') expect(types(operator(matrix))).toEqual(['bool[batch, 12]']);
    }
  });

  it('of two inputs broadcast', () => {
    const [left, right] = [input(['batch', 1, 12]), input([7, 1])];
    const { add, div, mul, pow, sub } = binary;
    for (const operator of [add, div, mul, pow, sub, ...Object.values(variadic)]) {
      if (typeof operator === 'function') expect(types(operator(left, right))).toEqual(['float32[batch, 7, 12]']);
    }
    for (const operator of Object.values(comparison)) {
      if (typeof operator === 'function') expect(types(operator(left, right))).toEqual(['bool[batch, 7, 12]']);
    }
    const { bitwiseAnd, bitwiseOr, bitwiseXor } = binary;
    for (const operator of [bitwiseAnd, bitwiseOr, bitwiseXor]) {
      expect(types(operator(quantized, quantized))).toEqual(['uint8[batch, 12]']);
    }
  });

  it('that reduce drop or keep dimensions', () => {
    for (const operator of Object.values(reductions)) {
      if (typeof operator !== 'function') continue;
      expect(types(operator(x, { axes: [2, -1], keepdims: false }))).toEqual(['float32[batch, 8]']);
      expect(types(operator(x, { axes: [1] }))).toEqual(['float32[batch, 1, 16, 16]']);
      expect(types(operator(x, { keepdims: false }))).toEqual(['float32[]']);
      expect(types(operator(x, { axes: [], noopWithEmptyAxes: true }))).toEqual(['float32[batch, 8, 16, 16]']);
    }
  });

  it('that slide a window of no elements are refused', () => {
    for (const kernelShape of [
      [0, 3],
      [-2, 3],
    ]) {
      expect(() => o.maxPool(x, { kernelShape, ceilMode: true })).toThrow(
        `the window has ${kernelShape[0]} elements along spatial axis 0`,
      );
    }
  });
});
