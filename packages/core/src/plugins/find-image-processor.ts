import type { Plugin, Registry } from '@automodel/contracts';
import type { ImageProcessorPlugin } from '../image-processing/image-processor-plugin.js';

// See find-model.ts: the kind is all that tells at run time.
function isImageProcessorPlugin(plugin: Plugin): plugin is ImageProcessorPlugin {
  return plugin.kind === 'image-processor';
}

/** The plugin of an image processor's type, or undefined. */
export function findImageProcessor(registry: Registry, type: string): ImageProcessorPlugin | undefined {
  const plugin = registry.find('image-processor', type);
  return plugin !== undefined && isImageProcessorPlugin(plugin) ? plugin : undefined;
}
