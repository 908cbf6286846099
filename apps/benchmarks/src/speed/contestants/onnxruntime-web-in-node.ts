import * as runtime from 'onnxruntime-web';
import type { Contestant } from '../contestant.js';
import { loadOnnxruntime } from './load-onnxruntime.js';

/** onnxruntime-web in Node: only its main entry starts threads there. */
export const onnxruntimeWebInNode: Contestant = {
  form: 'onnx',
  load(options) {
    runtime.env.wasm.numThreads = options.threads;
    return loadOnnxruntime(runtime, options, { executionProviders: ['wasm'] });
  },
};
