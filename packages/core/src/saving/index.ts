export { directoryWriter } from '#directory-writer';
export type { CheckpointWriter } from './checkpoint-writer.js';
export type { SavedDataType } from './convert-tensor.js';
export { directoryHandleWriter, type WritableDirectoryHandle } from './directory-handle-writer.js';
export { type MemoryWriter, memoryWriter } from './memory-writer.js';
export { type SavableModel, savePretrained } from './save-pretrained.js';
export { type SaveWeightsOptions, saveWeights } from './save-weights.js';
export type { StoredTensor } from './stored-tensor.js';
export { toPythonJson } from './to-python-json.js';
