import type { InferenceSession, TypedTensor } from 'onnxruntime-common';
import type { ContestantOptions, LoadedNetwork } from '../contestant.js';

/** What onnxruntime-node and -web have in common. */
interface Onnxruntime {
  readonly InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => TypedTensor<'float32'>;
}

/** One of the official runtimes, from the ONNX file in memory. */
export async function loadOnnxruntime(
  { InferenceSession, Tensor }: Onnxruntime,
  { files, pixels, batch, size }: ContestantOptions,
  sessionOptions: InferenceSession.SessionOptions,
): Promise<LoadedNetwork> {
  const session = await InferenceSession.create(files.onnx, sessionOptions);
  const pixelValues = new Tensor('float32', pixels, [batch, 3, size, size]);
  return {
    async run() {
      const data = (await session.run({ pixel_values: pixelValues })).logits?.data;
      if (data instanceof Float32Array) return data;
      throw new Error('The logits are not float32.');
    },
    dispose: () => session.release(),
  };
}
