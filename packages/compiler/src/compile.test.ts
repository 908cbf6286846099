import { conv, GraphBuilder, relu, size } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { visionOperators } from './lowering/vision-operators.js';
import type { Plan } from './plan/plan.js';
import { printPlan } from './plan/print-plan.js';
import { residualGraph, testTarget } from './test-support/residual-graph.js';
import { unsupportedOperators } from './unsupported-operators.js';

const shapes = { image: [2, 3, 10, 12] };
const kinds = (plan: Plan): string[] => plan.steps.map(({ kind }) => kind);

describe('compile', () => {
  it('makes one step of convolution, normalization, residual and activation, and leaves out what no output needs', () => {
    const plan = compile(residualGraph(), testTarget, shapes);
    expect(kinds(plan)).toEqual(['convolution', 'convolution', 'global-average', 'reshape', 'matrix-product']);
    const [stem, branch] = plan.steps;
    expect(stem).toMatchObject({ residual: undefined, activation: { name: 'relu' } });
    expect(stem).toHaveProperty('normalization.epsilon', 1e-5);
    expect(branch).toMatchObject({ residual: stem?.output, activation: { name: 'relu' } });
    expect(plan.tensors.map(({ dims }) => dims)).toEqual([
      [2, 3, 10, 12],
      [2, 8, 10, 12],
      [2, 8, 10, 12],
      [2, 8, 1, 1],
      [2, 8],
      [2, 5],
    ]);
  });

  it('keeps activations apart that the target cannot compute in place', () => {
    const plan = compile(residualGraph(), { ...testTarget, canFuseActivation: () => false }, shapes);
    expect(kinds(plan)).toEqual([
      'convolution',
      'unary',
      'convolution',
      'unary',
      'global-average',
      'reshape',
      'matrix-product',
    ]);
  });

  it('does not fold into a step whose output is read elsewhere', () => {
    const graph = new GraphBuilder('shared');
    const image = graph.input('image', 'float32', [1, 8, 4, 4]);
    const convolved = conv(image, graph.constant('float32', [8, 8, 1, 1], new Array(64).fill(1)));
    graph.output('convolved', convolved);
    graph.output('rectified', relu(convolved));
    expect(kinds(compile(graph.build(), testTarget, { image: [1, 8, 4, 4] }))).toEqual(['convolution', 'unary']);
  });

  it('lays a narrow image out with its border, other images with padded channels', () => {
    const { tensors } = compile(residualGraph(), testTarget, shapes);
    expect(tensors[0]).toMatchObject({ layout: 'padded-image', border: [1, 1, 1, 1] });
    expect(tensors[1]).toMatchObject({ layout: 'channels-last', byteLength: 2 * 10 * 12 * 8 * 4 + 64 });
    expect(tensors[4]).toMatchObject({ layout: 'row-major' });
  });

  it('is plain data: it survives JSON', () => {
    const plan = compile(residualGraph(), testTarget, shapes);
    const data = (value: unknown): string =>
      JSON.stringify(value, (_, item) => (item instanceof Uint8Array ? Array.from(item) : item));
    expect(JSON.parse(data(plan)).steps).toHaveLength(plan.steps.length);
  });

  it('prints as a table', () => {
    const lines = printPlan(compile(residualGraph(), testTarget, shapes))
      .trimEnd()
      .split('\n');
    expect(lines[0]).toMatch(/^step +name +input +output +offset +with$/);
    expect(lines[2]).toMatch(/^convolution .*2×8×10×12 .*3×3 \/ 1×1, normalization, residual, relu$/);
    expect(lines.at(-1)).toMatch(/^arena: [\d.]+ MB for 6 tensors$/);
  });
});

describe('unsupportedOperators', () => {
  it('names what is not compiled, once', () => {
    expect(unsupportedOperators(residualGraph(), visionOperators)).toEqual([]);
    const graph = new GraphBuilder('foreign');
    const input = graph.input('x', 'float32', ['n']);
    graph.output('y', size(input));
    graph.output('z', size(input));
    expect(unsupportedOperators(graph.build(), visionOperators)).toEqual(['Size']);
  });
});
