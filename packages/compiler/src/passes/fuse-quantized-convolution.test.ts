import { add, conv, dequantizeLinear, GraphBuilder, maxPool, quantizeLinear, relu, type Value } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { allOperators } from '../lowering/all-operators.js';
import type { Step } from '../plan/plan.js';
import { testTarget } from '../test-support/residual-graph.js';

const target = { ...testTarget, operators: allOperators, hasQuantizedConvolution: true };

function roundTrip(value: Value, scale: number, type: 'int8' | 'uint8' = 'int8', zero = 0): Value {
  const { graph } = value;
  const [step, zeroPoint] = [graph.constant('float32', [], [scale]), graph.constant(type, [], [zero])];
  return dequantizeLinear(quantizeLinear(value, step, { zeroPoint }), step, { zeroPoint });
}

function convolve(value: Value, name: string): Value {
  const { graph } = value;
  const weight = graph.constant(
    'int8',
    [8, 8, 1, 1],
    Array.from({ length: 64 }, (_, index) => (index * name.length) % 100),
  );
  const scales = graph.constant('float32', [8], new Array<number>(8).fill(0.5));
  return conv(value, dequantizeLinear(weight, scales, { axis: 0 }));
}

function stepsOf(build: (input: Value) => Value, options: Partial<typeof target> = {}): readonly Step[] {
  const graph = new GraphBuilder('quantized');
  graph.output('output', build(graph.input('input', 'float32', [1, 8, 4, 4])));
  return compile(graph.build(), { ...target, ...options }, { input: [1, 8, 4, 4] }).steps;
}

describe('fuseQuantizedConvolution', () => {
  it('computes a chain of convolutions and a shortcut without floats between them', () => {
    const steps = stepsOf((input) => {
      const image = roundTrip(maxPool(relu(input), { kernelShape: [1, 1] }), 0.25);
      const first = roundTrip(relu(convolve(image, 'first')), 0.5);
      const shortcut = roundTrip(convolve(image, 'shortcut'), 2);
      const sum = roundTrip(relu(add(convolve(first, 'second'), shortcut)), 4);
      return convolve(sum, 'last');
    });
    expect(steps.map(({ kind }) => kind)).toEqual([
      'unary',
      'pool',
      'quantize',
      ...new Array<string>(4).fill('quantized-convolution'),
    ]);
    expect(steps.slice(3)).toMatchObject([
      { inputScale: 0.25, outputScale: 0.5, isRelu: true, residual: undefined },
      { inputScale: 0.25, outputScale: 2, isRelu: false },
      { inputScale: 0.5, outputScale: 4, isRelu: true, residual: steps[4]?.output, residualScale: 2 },
      { inputScale: 4, outputScale: undefined, isRelu: false },
    ]);
  });

  it('keeps a value in floats that others read too', () => {
    const kinds = stepsOf((input) => {
      const activated = relu(convolve(roundTrip(relu(input), 0.25), 'first'));
      return add(convolve(roundTrip(activated, 0.5), 'second'), activated);
    }).map(({ kind }) => kind);
    expect(kinds).toEqual(['unary', 'quantize', 'quantized-convolution', 'quantize', 'quantized-convolution']);
  });

  it.each([
    ['negative numbers', (input: Value) => convolve(roundTrip(input, 0.25), 'first')],
    ['activations of 8 bits', (input: Value) => convolve(roundTrip(relu(input), 0.25, 'uint8'), 'first')],
    ['a zero point', (input: Value) => convolve(roundTrip(relu(input), 0.25, 'int8', -128), 'first')],
  ])('leaves %s to convolutions of floats', (_, build) => {
    const kinds = stepsOf(build).map(({ kind }) => kind);
    expect(kinds.slice(-3)).toEqual(['quantize', 'dequantize', 'convolution']);
  });

  it('leaves all where the target has no such convolution', () => {
    const kinds = stepsOf((input) => convolve(roundTrip(relu(input), 0.25), 'first'), {
      hasQuantizedConvolution: false,
    });
    expect(kinds.map(({ kind }) => kind)).toEqual(['unary', 'quantize', 'dequantize', 'convolution']);
  });
});
