import {
  type AutoModelClass,
  type ImageClassifierOutputs,
  AutoModelForImageClassification as PlainAutoModelForImageClassification,
} from '@automodel/core';
import { autoModelWithPreset } from './auto-model-with-preset.js';

/** `AutoModelForImageClassification` of `@automodel/core`, with the plugins of the preset. */
export const AutoModelForImageClassification: AutoModelClass<ImageClassifierOutputs> = autoModelWithPreset(
  PlainAutoModelForImageClassification,
);
