import { type AutoConfigClass, AutoConfig as PlainAutoConfig } from '@automodel/core';
import { presetOptions } from '../preset-options.js';

/** `AutoConfig` of `@automodel/core`, with the plugins of the preset. */
export const AutoConfig: AutoConfigClass = {
  ...PlainAutoConfig,
  fromPretrained: (source, options) => PlainAutoConfig.fromPretrained(source, presetOptions(options)),
  forModel: (modelType, fields, options) => PlainAutoConfig.forModel(modelType, fields, presetOptions(options)),
};
