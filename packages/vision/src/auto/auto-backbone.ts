import {
  type AutoModelClass,
  type BackboneOutputs,
  type LoadBackboneOptions,
  AutoBackbone as PlainAutoBackbone,
} from '@automodel/core';
import { autoModelWithPreset } from './auto-model-with-preset.js';

/** `AutoBackbone` of `@automodel/core`, with the plugins of the preset. */
export const AutoBackbone: AutoModelClass<BackboneOutputs, LoadBackboneOptions> =
  autoModelWithPreset(PlainAutoBackbone);
