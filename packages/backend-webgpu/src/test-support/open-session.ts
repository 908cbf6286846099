import type { SessionHandler } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { Tensor } from '../onnxruntime-common.js';
import { webgpu } from '../webgpu.js';
import type { WebgpuOptions } from '../webgpu-options.js';
import { noise } from './small-network.js';

/** A session for a graph without external weights. */
export async function openSession(model: Model, options: WebgpuOptions = {}): Promise<SessionHandler> {
  const outputs = model.graph.outputs.map(({ name }) => name);
  const session = await webgpu(options).createSession?.(model, new Map(), { device: 'webgpu', outputs });
  if (session === undefined) throw new TypeError('the backend makes no sessions from graphs');
  return session;
}

/** An image of noise for the small network. */
export function noiseImage(size = 24, batch = 1, seed = 7): Tensor {
  return new Tensor('float32', noise(batch * 3 * size * size, seed), [batch, 3, size, size]);
}

/** The elements of a float32 result on the CPU. */
export async function elementsOf(value: unknown): Promise<Float32Array> {
  const data = value instanceof Tensor ? await value.getData() : undefined;
  if (data instanceof Float32Array) return data;
  throw new TypeError('the result is no float32 tensor');
}
