import { conv, GraphBuilder } from '@automodel/onnx';
import { expect, it } from 'vitest';
import { describeOnGpu } from '../test-support/describe-on-gpu.js';
import { runGraph } from '../test-support/run-graph.js';

describeOnGpu('a session', () => {
  it('runs a convolution', async () => {
    const graph = new GraphBuilder('edges');
    const image = graph.input('image', 'float32', ['batch', 1, 'height', 'width']);
    const weight = graph.constant('float32', [1, 1, 3, 3], [-1, -1, -1, -1, 8, -1, -1, -1, -1]);
    graph.output('edges', conv(image, weight, { pads: [1, 1, 1, 1] }));
    const values = Float32Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0);
    const results = await runGraph(graph.build(), { image: { dims: [1, 1, 3, 3], values } });
    expect(results.get('edges')?.data).toEqual(Float32Array.of(-1, -1, -1, -1, 8, -1, -1, -1, -1));
  });
});
