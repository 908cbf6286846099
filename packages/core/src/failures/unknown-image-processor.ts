import { type Registry, UnknownImageProcessorError } from '@automodel/contracts';
import { pluginKeys } from '../plugins/plugin-keys.js';

/** The error for a type of image processor that nobody registered. */
export function unknownImageProcessor(
  processorType: string | undefined,
  location: string,
  registry: Registry,
): UnknownImageProcessorError {
  const available = pluginKeys(registry, 'image-processor');
  return new UnknownImageProcessorError({
    processorType,
    location,
    available,
    remedy: remedy(processorType, available),
  });
}

function remedy(processorType: string | undefined, available: readonly string[]): string {
  if (available.length === 0) {
    return "Install @automodel/image and add: import '@automodel/image/register'; or pass { use: [imageProcessors] }.";
  }
  return processorType === undefined
    ? 'Add "image_processor_type" to preprocessor_config.json, or register the checkpoint\'s model type, which may bring one.'
    : 'Register one of that type, or correct "image_processor_type" in preprocessor_config.json.';
}
