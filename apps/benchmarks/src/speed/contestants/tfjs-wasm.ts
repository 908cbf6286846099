import '@tensorflow/tfjs-backend-wasm';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Contestant } from '../contestant.js';
import { buildTfjsNetwork } from './build-tfjs-network.js';

/** TensorFlow.js on its WebAssembly backend, in its own layout, with normalization folded and activations fused as its converter does. */
export function tfjsWasm(folder: string): Contestant {
  return {
    form: 'onnx',
    async load({ files, pixels, batch, size, threads }) {
      setWasmPaths(folder);
      setThreadsCount(threads);
      // Its threaded build starts workers even for one thread, and waits for ever for them once a bundler has minified its code.
      if (threads === 1) tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
      await tf.setBackend('wasm');
      await tf.ready();
      const network = buildTfjsNetwork(files.onnx);
      const image = tf.tidy(() => tf.transpose<tf.Tensor4D>(tf.tensor4d(pixels, [batch, 3, size, size]), [0, 2, 3, 1]));
      return {
        async run() {
          const logits = tf.tidy(() => network.run(image));
          const data = await logits.data();
          logits.dispose();
          if (data instanceof Float32Array) return data;
          throw new Error('The logits are not float32.');
        },
        async dispose() {
          image.dispose();
          network.dispose();
        },
      };
    },
  };
}
