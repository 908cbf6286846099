import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import type { Plugin } from '@automodel/core';

/** What models run on outside of Node: onnxruntime-web, which is loaded with the first model. */
export const backend: Plugin = onnxruntime();
