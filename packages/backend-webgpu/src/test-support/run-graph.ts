import type { Model } from '@automodel/onnx';
import { Tensor } from '../onnxruntime-common.js';
import { webgpu } from '../webgpu.js';
import type { WebgpuOptions } from '../webgpu-options.js';

/** Runs a graph without external weights once, on inputs by name. */
export async function runGraph(
  model: Model,
  inputs: Readonly<Record<string, { readonly dims: readonly number[]; readonly values: Float32Array }>>,
  options: WebgpuOptions = {},
): Promise<ReadonlyMap<string, Tensor>> {
  const outputs = model.graph.outputs.map(({ name }) => name);
  const session = await webgpu(options).createSession?.(model, new Map(), { device: 'webgpu', outputs });
  if (session === undefined) throw new TypeError('the backend makes no sessions from graphs');
  try {
    const feeds = Object.entries(inputs).map(([name, { dims, values }]) => [name, new Tensor('float32', values, dims)]);
    const results = await session.run(Object.fromEntries(feeds), outputs);
    return new Map(Object.entries(results).filter((entry): entry is [string, Tensor] => entry[1] instanceof Tensor));
  } finally {
    await session.dispose();
  }
}
