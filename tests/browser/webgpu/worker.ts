import { webgpu } from '@automodel/backend-webgpu';
import { Tensor } from '@automodel/core';
import { GraphBuilder, mul } from '@automodel/onnx';

/** Doubles numbers on the GPU, in a worker. */
async function double(values: Float32Array): Promise<unknown> {
  const graph = new GraphBuilder('double');
  const x = graph.input('x', 'float32', ['count']);
  graph.output('y', mul(x, graph.constant('float32', [1], [2])));
  const session = await webgpu().createSession?.(graph.build(), new Map(), { device: 'webgpu', outputs: ['y'] });
  const results = await session?.run({ x: new Tensor('float32', values, [values.length]) }, ['y']);
  const y = results?.y;
  return y instanceof Tensor ? y.data : undefined;
}

globalThis.onmessage = async ({ data }: MessageEvent<Float32Array>) => {
  try {
    globalThis.postMessage(await double(data));
  } catch (error) {
    globalThis.postMessage(String(error));
  }
};
