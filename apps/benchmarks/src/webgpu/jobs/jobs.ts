import { readFile } from 'node:fs/promises';
import type { JobResult } from '../webgpu-report.js';
import type { JobOptions } from './job-options.js';
import { measureAccuracy } from './measure-accuracy.js';
import { measureAutomodel } from './measure-automodel.js';
import { measureImages } from './measure-images.js';
import { measureDepthwiseLayers, measureLayers, measureProductLayers } from './measure-layers.js';
import { measureLifetimes } from './measure-lifetimes.js';
import { measureOnnxruntime } from './measure-onnxruntime.js';

type Job = (options: JobOptions) => Promise<JobResult>;

/** What is measured, each in a process of its own. */
export const jobs: Readonly<Record<string, Job>> = {
  'automodel float32': (options) => measureAutomodel(options, 'float32'),
  'automodel float16': (options) => measureAutomodel(options, 'float16'),
  async 'onnxruntime-node'(options) {
    const { default: runtime } = await import('onnxruntime-node');
    return measureOnnxruntime(options, 'onnxruntime-node', runtime);
  },
  async 'onnxruntime-web'(options) {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    Object.defineProperty(globalThis.navigator, 'gpu', { value: create([]) });
    const runtime = await import('onnxruntime-web/webgpu');
    // From disk: Node's fetch takes no paths, and machines with GPUs may have no network.
    const binary = new URL('ort-wasm-simd-threaded.asyncify.wasm', import.meta.resolve('onnxruntime-web/webgpu'));
    runtime.env.wasm.wasmBinary = await readFile(binary);
    // Several threads would be started from an address that Node's fetch cannot read; the work is the GPU's.
    runtime.env.wasm.numThreads = 1;
    return measureOnnxruntime(options, 'onnxruntime-web', runtime);
  },
  layers: (options) => measureLayers(options, ['resnet-18', 'resnet-50', 'resnet-101', 'resnet-152'], 'float32'),
  'layers float16': (options) => measureLayers(options, ['resnet-50'], 'float16'),
  'layers depthwise': measureDepthwiseLayers,
  'layers products': measureProductLayers,
  images: measureImages,
  accuracy: measureAccuracy,
  lifetimes: measureLifetimes,
};
