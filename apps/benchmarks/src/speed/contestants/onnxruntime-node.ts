import runtime from 'onnxruntime-node';
import type { Contestant } from '../contestant.js';
import { loadOnnxruntime } from './load-onnxruntime.js';

/** The native runtime. */
export const onnxruntimeNode: Contestant = {
  form: 'onnx',
  load: (options) =>
    loadOnnxruntime(runtime, options, { executionProviders: ['cpu'], intraOpNumThreads: options.threads }),
};
