import { type AutoModelClass, type BaseModelOutputs, AutoModel as PlainAutoModel } from '@automodel/core';
import { autoModelWithPreset } from './auto-model-with-preset.js';

/** `AutoModel` of `@automodel/core`, with the plugins of the preset. */
export const AutoModel: AutoModelClass<BaseModelOutputs> = autoModelWithPreset(PlainAutoModel);
