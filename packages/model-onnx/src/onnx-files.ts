import { contractVersion, type GraphReaderPlugin } from '@automodel/core';
import { findOnnxFile } from './find-onnx-file.js';
import { packageIdentity } from './package-identity.js';
import { readOnnx } from './read-onnx.js';

/**
 * The ONNX files of checkpoints that no model class reads: pass it as `{ use: [onnxFiles] }`, and Auto classes load `onnx/model.onnx` where there are no
 * safetensors, or where nobody registered the model type.
 */
export const onnxFiles: GraphReaderPlugin = {
  kind: 'graph-reader',
  key: 'onnx',
  package: packageIdentity,
  contract: contractVersion,
  async readGraph(source, { signal } = {}) {
    const file = await findOnnxFile(source, signal);
    return file === undefined ? undefined : readOnnx(source, file, { signal });
  },
};
