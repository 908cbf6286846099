import type { Backend } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';

/** A backend as core sees it: over the IR of `@automodel/onnx`. */
export type OnnxBackend = Backend<Model>;
