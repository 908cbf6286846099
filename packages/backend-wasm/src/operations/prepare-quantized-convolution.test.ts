import {
  add,
  GraphBuilder as Builder,
  conv,
  dequantizeLinear,
  type GraphBuilder,
  quantizeLinear,
  relu,
  type Value,
} from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { detectInstructionSet } from '../detect-instruction-set.js';
import { productTiles } from '../kernels/product-tile.js';
import { type ConvolutionSettings, convolve, type Image, noise } from '../test-support/reference.js';
import { runGraph } from '../test-support/run-graph.js';

const tiles =
  detectInstructionSet() === 'relaxed-simd' ? [productTiles.plain, productTiles.relaxed] : [productTiles.plain];

interface Case extends ConvolutionSettings {
  readonly name: string;
  readonly dims: Image['dims'];
  readonly residual: 'bytes' | 'floats' | 'none';
  readonly isRelu: boolean;
  readonly output: 'bytes' | 'floats';
}

const plain = {
  kernel: [1, 1],
  strides: [1, 1],
  dilations: [1, 1],
  pads: [0, 0, 0, 0],
  group: 1,
  residual: 'none',
  isRelu: true,
  output: 'bytes',
} as const;

const cases: readonly Case[] = [
  { ...plain, name: '1×1', dims: [1, 16, 7, 5], outputs: 24 },
  { ...plain, name: '1×1 with odd channels', dims: [2, 13, 4, 3], outputs: 5 },
  { ...plain, name: '1×1 of stride 2, to floats', dims: [1, 8, 9, 9], strides: [2, 2], outputs: 16, output: 'floats' },
  { ...plain, name: '3×3', dims: [1, 32, 9, 8], kernel: [3, 3], pads: [1, 1, 1, 1], outputs: 16 },
  { ...plain, name: '3×3, signed', dims: [1, 24, 6, 8], kernel: [3, 3], pads: [0, 1, 2, 0], outputs: 8, isRelu: false },
  { ...plain, name: '1×1 and a shortcut of bytes', dims: [1, 16, 5, 5], outputs: 16, residual: 'bytes' },
  { ...plain, name: '1×1 and a shortcut of floats', dims: [1, 16, 5, 5], outputs: 16, residual: 'floats' },
  {
    ...plain,
    name: '1×1 and a shortcut of bytes, to floats',
    dims: [1, 32, 15, 14],
    outputs: 32,
    residual: 'bytes',
    output: 'floats',
  },
];

/** Powers of two: all sums are exact, and ties happen. */
const scales = { input: 2 ** -6, weight: 2 ** -7, output: 2 ** -2, shortcut: 2 ** -4 };

function rounded(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  const nearest = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
  return Math.max(-128, Math.min(127, nearest));
}

/** Rounds to multiples of a scale, as QuantizeLinear and DequantizeLinear do. */
function fake(values: Float32Array, scale: number): Float32Array {
  return values.map((value) => rounded(value / scale) * scale);
}

function roundTrip(graph: GraphBuilder, value: Value, scale: number): Value {
  const [step, zeroPoint] = [graph.constant('float32', [], [scale]), graph.constant('int8', [], [0])];
  return dequantizeLinear(quantizeLinear(value, step, { zeroPoint }), step, { zeroPoint });
}

describe.each(tiles)('quantized convolution, $instructionSet', (tile) => {
  it.each(cases)('$name', async (settings) => {
    const { dims, kernel, outputs, strides, dilations, pads, residual, isRelu, output } = settings;
    const [, channels] = dims;
    const image = noise(
      dims.reduce((product, dim) => product * dim, 1),
      1,
    ).map((value) => Math.round(value * 512) / 256);
    const count = outputs * channels * kernel[0] * kernel[1];
    // Outputs whose sums of four, two and one block of depths fit into int16.
    const integers = Array.from(noise(count, 2), (value, index) => {
      if (index < count / 3) return Math.round(value * 30);
      return Math.sign(value) * (index < (2 * count) / 3 ? 64 : 127);
    });
    const bias = Array.from(noise(outputs, 3), (value) => Math.round(value * 64) / 64);
    const graph = new Builder('quantized');
    const input = graph.input('image', 'float32', dims);
    const source = roundTrip(graph, relu(input), scales.input);
    const weight = dequantizeLinear(
      graph.constant('int8', [outputs, channels, ...kernel], integers),
      graph.constant(
        'float32',
        [outputs],
        Array.from({ length: outputs }, () => scales.weight),
      ),
      { axis: 0 },
    );
    const convolved = conv(source, weight, {
      bias: graph.constant('float32', [outputs], bias),
      strides,
      dilations,
      pads,
    });
    const shortcut = residual === 'bytes' ? roundTrip(graph, input, scales.shortcut) : input;
    const sum = residual === 'none' ? convolved : add(convolved, shortcut);
    const activated = isRelu ? relu(sum) : sum;
    graph.output('result', output === 'bytes' ? roundTrip(graph, activated, scales.output) : activated);

    const pixels = fake(
      image.map((value) => Math.max(0, value)),
      scales.input,
    );
    const weights = Float32Array.from(integers, (integer) => integer * scales.weight);
    const sums = convolve({ dims, values: pixels }, weights, Float32Array.from(bias), settings);
    const added = residual === 'bytes' ? fake(image, scales.shortcut) : image;
    const expected = sums.values.map((value, index) => {
      const total = value + (residual === 'none' ? 0 : (added[index] ?? 0));
      const limited = isRelu ? Math.max(0, total) : total;
      return output === 'bytes' ? rounded(limited / scales.output) * scales.output : limited;
    });
    const results = await runGraph(graph.build(), { image: { dims, values: image } }, tile);
    expect(results.get('result')?.data).toEqual(expected);
  });
});
