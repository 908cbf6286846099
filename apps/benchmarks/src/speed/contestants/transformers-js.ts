import { AutoModelForImageClassification, env, Tensor } from '@huggingface/transformers';
import type { Contestant } from '../contestant.js';

/** transformers.js in float32; it takes as many threads as its runtime's default unless told. */
export function transformersJs(device: 'cpu' | 'wasm'): Contestant {
  return {
    form: 'folder',
    async load({ files, pixels, batch, size, threads }) {
      env.allowRemoteModels = false;
      env.allowLocalModels = true;
      env.useBrowserCache = false;
      env.localModelPath = files.folder;
      const { wasm } = env.backends.onnx;
      if (device === 'wasm' && wasm !== undefined) {
        wasm.numThreads = threads;
        wasm.wasmPaths = '/onnxruntime-web/';
      }
      const model = await AutoModelForImageClassification.from_pretrained(files.name, {
        dtype: 'fp32',
        device,
        session_options: { intraOpNumThreads: threads },
      });
      const pixelValues = new Tensor('float32', pixels, [batch, 3, size, size]);
      return {
        async run() {
          const { data } = (await model({ pixel_values: pixelValues })).logits;
          if (data instanceof Float32Array) return data;
          throw new Error('The logits are not float32.');
        },
        async dispose() {
          await model.dispose();
        },
      };
    },
  };
}
