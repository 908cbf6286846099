import * as runtime from 'onnxruntime-web/wasm';
import type { Contestant } from '../contestant.js';
import { loadOnnxruntime } from './load-onnxruntime.js';

/** onnxruntime-web in a page. */
export const onnxruntimeWeb: Contestant = {
  form: 'onnx',
  load(options) {
    runtime.env.wasm.numThreads = options.threads;
    runtime.env.wasm.wasmPaths = '/onnxruntime-web/';
    return loadOnnxruntime(runtime, options, { executionProviders: ['wasm'] });
  },
};
