export { directoryWriter } from '#directory-writer';
export type { RangeMethod } from '../quantization/activation-histogram.js';
export {
  type QuantizableModel,
  type QuantizationReport,
  type QuantizeModelOptions,
  quantizeModel,
} from '../quantization/quantize-model.js';
export type { CheckpointWriter } from './checkpoint-writer.js';
export { type ConvertCheckpointOptions, convertCheckpoint } from './convert-checkpoint.js';
export type { SavedDataType, SavedFloatType } from './convert-tensor.js';
export { directoryHandleWriter, type WritableDirectoryHandle } from './directory-handle-writer.js';
export { type ExportableModel, type ExportOnnxOptions, exportOnnx } from './export-onnx.js';
export { type MemoryWriter, memoryWriter } from './memory-writer.js';
export { saveImageProcessor } from './save-image-processor.js';
export { type SavableModel, savePretrained } from './save-pretrained.js';
export { type SaveWeightsOptions, saveWeights } from './save-weights.js';
export { stateDictOf } from './state-dict-of.js';
export type { StoredTensor } from './stored-tensor.js';
export { toPythonJson } from './to-python-json.js';
export { type ZipWriter, zipWriter } from './zip-writer.js';
