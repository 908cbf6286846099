import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import type { Plugin } from '@automodel/core';

/** What models run on in Node: onnxruntime-node, which is loaded with the first model. */
export const backend: Plugin = onnxruntime();
