import { conv, GraphBuilder, mul, sigmoid, type Value } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import type { Step } from '../plan/plan.js';
import { testTarget } from '../test-support/residual-graph.js';

const shape = [1, 8, 4, 4];

function stepsOf(build: (graph: GraphBuilder, input: Value) => Value): readonly Step[] {
  const graph = new GraphBuilder('gated');
  graph.output('result', build(graph, graph.input('image', 'float32', shape)));
  return compile(graph.build(), testTarget, { image: shape }).steps;
}

describe('fuseSilu', () => {
  it.each(['left', 'right'])('makes one function of x × sigmoid(x), the gate on the %s', (side) => {
    const steps = stepsOf((_, input) => (side === 'left' ? mul(sigmoid(input), input) : mul(input, sigmoid(input))));
    expect(steps).toMatchObject([{ kind: 'unary', function: { name: 'silu' } }]);
  });

  it('takes it into the convolution before it', () => {
    const steps = stepsOf((graph, input) => {
      const convolved = conv(input, graph.constant('float32', [8, 8, 1, 1], new Array(64).fill(1)));
      return mul(convolved, sigmoid(convolved));
    });
    expect(steps).toMatchObject([{ kind: 'convolution', activation: { name: 'silu' } }]);
  });

  it('leaves alone a gate on something else, and a gate that is read elsewhere', () => {
    const other = stepsOf((graph, input) => {
      const factors = graph.constant('float32', [8, 1, 1], new Array(8).fill(2));
      return mul(mul(input, factors), sigmoid(input));
    });
    expect(other.map(({ kind }) => kind)).toEqual(['binary', 'unary', 'binary']);
    const shared = stepsOf((_, input) => {
      const gate = sigmoid(input);
      return mul(mul(input, gate), gate);
    });
    expect(shared.map(({ kind }) => kind)).toEqual(['unary', 'binary', 'binary']);
  });
});
