import {
  type AutoImageProcessorClass,
  type LoadImageProcessorOptions,
  AutoImageProcessor as PlainAutoImageProcessor,
  type SavableImageProcessor,
  type SourceInput,
} from '@automodel/core';
import type { ImageInput } from '@automodel/image';
import { presetOptions } from '../preset-options.js';

/** As that of `@automodel/core`; its processors take the images of `@automodel/image`. */
export interface AutoVisionProcessorClass extends Omit<AutoImageProcessorClass, 'fromPretrained'> {
  fromPretrained(source: SourceInput, options?: LoadImageProcessorOptions): Promise<SavableImageProcessor<ImageInput>>;
}

/** `AutoImageProcessor` of `@automodel/core`, with the plugins of the preset. */
export const AutoImageProcessor: AutoVisionProcessorClass = {
  ...PlainAutoImageProcessor,
  fromPretrained: (source, options) => PlainAutoImageProcessor.fromPretrained(source, presetOptions(options)),
};
