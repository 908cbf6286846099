import type { ImageProcessorPlugin } from '../image-processing/image-processor-plugin.js';
import type { OnnxBackend } from '../session/onnx-backend.js';
import type { GraphReaderPlugin } from './graph-reader-plugin.js';
import type { ModelPlugin } from './model-plugin.js';

/** What plugins are, by their kind: those that core asks for. */
export interface KnownPlugins {
  readonly backend: OnnxBackend;
  readonly 'graph-reader': GraphReaderPlugin;
  readonly 'image-processor': ImageProcessorPlugin;
  readonly model: ModelPlugin;
}
