import type { JobPlatform } from '../run-job.js';

/** Jobs in a page. */
export const pagePlatform: JobPlatform = {
  contestants: {
    automodel: async () => (await import('../contestants/automodel.js')).automodel,
    'litert.js': async () => (await import('../contestants/litert-js.js')).litertJs('/litert.js/'),
    'onnxruntime-web': async () => (await import('../contestants/onnxruntime-web.js')).onnxruntimeWeb,
    'tfjs-wasm': async () => (await import('../contestants/tfjs-wasm.js')).tfjsWasm('/tfjs-backend-wasm/'),
    'transformers.js': async () => (await import('../contestants/transformers-js.js')).transformersJs('wasm'),
  },
  async readFiles(folder, name, form) {
    const read = async (path: string): Promise<Uint8Array> => {
      const response = await fetch(`${folder}/${name}/${path}`);
      if (!response.ok) throw new Error(`${path}: status ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    };
    const paths = form === 'checkpoint' ? ['config.json', 'model.safetensors'] : [];
    const checkpoint = await Promise.all(paths.map(async (path) => [path, await read(path)] as const));
    const onnx = form === 'onnx' ? await read('onnx/model.onnx') : new Uint8Array();
    const tflite = form === 'tflite' ? await read('tflite/model.tflite') : new Uint8Array();
    return { folder, name, checkpoint: new Map(checkpoint), onnx, tflite };
  },
  peakBytes: () => undefined,
};
