import type { JobResult } from '../webgpu-report.js';
import type { JobOptions } from './job-options.js';
import { measureAccuracy } from './measure-accuracy.js';
import { measureAutomodel } from './measure-automodel.js';
import { measureImages } from './measure-images.js';
import { measureDepthwiseLayers, measureLayers } from './measure-layers.js';
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
    return measureOnnxruntime(options, 'onnxruntime-web', await import('onnxruntime-web/webgpu'));
  },
  layers: (options) => measureLayers(options, ['resnet-18', 'resnet-50', 'resnet-101', 'resnet-152'], 'float32'),
  'layers float16': (options) => measureLayers(options, ['resnet-50'], 'float16'),
  'layers depthwise': measureDepthwiseLayers,
  images: measureImages,
  accuracy: measureAccuracy,
  lifetimes: measureLifetimes,
};
