import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../builder/graph-builder.js';
import { conv } from '../ops/conv.js';
import { leakyRelu } from '../ops/elementwise/activations.js';
import { reshape } from '../ops/reshape.js';
import { decodeModel } from '../serde/decode-model.js';
import { printModel } from './print-model.js';

describe('printModel', () => {
  it('shows header, values, initializers and a line per node', () => {
    const graph = new GraphBuilder('stem');
    const pixels = graph.input('pixel_values', 'float32', ['batch', 3, 8, 8]);
    const weight = graph.initializer({
      name: 'stem.weight',
      dataType: 'float32',
      dims: [4, 3, 3, 3],
      data: { kind: 'external', location: 'model.safetensors', offset: 128, length: 432 },
    });
    const features = leakyRelu(conv(pixels, weight, { pads: [1, 1, 1, 1] }), { alpha: 0.1 });
    graph.output('features', reshape(features, [0, -1]));
    expect(printModel(graph.build())).toBe(`model "stem": ir 10, opset 21, producer automodel
inputs
  pixel_values: float32[batch, 3, 8, 8]
outputs
  features: float32[batch, 256]
initializers
  stem.weight: float32[4, 3, 3, 3] in model.safetensors, bytes 128…560
  constant_0: int64[2] = [0, -1]
nodes
  stem/Conv: float32[batch, 4, 8, 8] = Conv(pixel_values, stem.weight) {kernel_shape=[3, 3], pads=[1, 1, 1, 1]}
  LeakyRelu_0: float32[batch, 4, 8, 8] = LeakyRelu(stem/Conv) {alpha=0.1}
  features: float32[batch, 256] = Reshape(LeakyRelu_0, constant_0)  # Reshape_0
`);
  });

  it('shows every kind of thing that a file may hold', () => {
    const model = decodeModel(readFileSync(new URL('../../fixtures/everything.onnx', import.meta.url)));
    const text = printModel(model);
    expect(text).toContain('int64_typed: int64[4] = [-9223372036854775808, 9223372036854775807, 0, -1]');
    expect(text).toContain('texts: string[2] = ["a", "é"]');
    expect(text).toContain('sparse_init: sparse float32[8]');
    expect(text).toContain(
      'custom_out: float32[1, 2] = my.domain.Custom(x, _) {f=0.1, floats=[0.1, -1e-30], i=-9223372036854775808',
    );
    expect(text).toContain('then_branch: graph "branch"');
    expect(text).toContain('function my.domain.Custom:v2(a, b) -> (y), opset 21\n  y = LeakyRelu(a) {alpha=@alpha}');
    expect(text).not.toContain('undefined');
  });
});
