export { type CreateModelOptions, createModel } from './create-model.js';
export { listModels } from './list-models.js';
export { type DataConfig, type ResolveDataConfigOptions, resolveDataConfig } from './resolve-data-config.js';
export { timm } from './timm.js';
export { TimmBackbone } from './timm-backbone.js';
export { TimmWrapperConfig } from './timm-wrapper-config.js';
export { TimmWrapperForImageClassification } from './timm-wrapper-for-image-classification.js';
export { TimmWrapperModel } from './timm-wrapper-model.js';
