import { contractVersion, type ImageProcessorPlugin } from '@automodel/core';
import { imageProcessing } from '#image-processing';
import { loadFailures } from './failures/load-failures.js';
import { packageIdentity } from './package-identity.js';
import { convNextImageProcessor } from './processors/conv-next-image-processor.js';
import { createImageProcessor } from './processors/create-image-processor.js';
import type { ImageProcessorDefinition } from './processors/image-processor-definition.js';

/** By type. ResNet's own is at hand; the others are loaded when a checkpoint names one. */
const types = [
  'BitImageProcessor',
  'CLIPImageProcessor',
  'ConvNextImageProcessor',
  'TimmWrapperImageProcessor',
  'ViTImageProcessor',
] as const;

async function definitionOf(type: (typeof types)[number]): Promise<ImageProcessorDefinition> {
  if (type === 'ConvNextImageProcessor') return convNextImageProcessor;
  const loaded = await import('./processors/other-image-processors.js');
  return loaded.otherImageProcessors[type];
}

export interface ImageProcessorsOptions {
  /**
   * Whether images are decoded and resized in a worker, so that the caller's thread stays free; an address is that of this package's file
   * `image-worker.js`, for bundlers that do not find it by themselves. Where no worker can start the caller's thread does it.
   * @default true on the main thread of Node and what is like it, else false
   */
  readonly worker?: boolean | string | URL | undefined;
}

/** Every image processor of this package, with a say in where they work; else use `imageProcessors`. */
export function imageProcessorsWith({ worker }: ImageProcessorsOptions = {}): readonly ImageProcessorPlugin[] {
  return types.map((key) => ({
    kind: 'image-processor',
    key,
    package: packageIdentity,
    contract: contractVersion,
    async create(settings, file) {
      const definition = await definitionOf(key);
      const processImage = await imageProcessing(worker);
      try {
        return createImageProcessor(definition, settings, processImage);
      } catch (thrown) {
        throw (await loadFailures()).settingError(thrown, file);
      }
    },
  }));
}
