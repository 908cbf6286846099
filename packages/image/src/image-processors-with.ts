import { contractVersion, type ImageProcessorPlugin } from '@automodel/core';
import { imageWorkerPlatform } from '#image-worker-platform';
import { packageIdentity } from './package-identity.js';
import { bitImageProcessor } from './processors/bit-image-processor.js';
import { clipImageProcessor } from './processors/clip-image-processor.js';
import { convNextImageProcessor } from './processors/conv-next-image-processor.js';
import { createImageProcessor } from './processors/create-image-processor.js';
import type { ImageProcessorDefinition } from './processors/image-processor-definition.js';
import { timmWrapperImageProcessor } from './processors/timm-wrapper-image-processor.js';
import { vitImageProcessor } from './processors/vit-image-processor.js';
import { ImageWorkers } from './worker/image-workers.js';

const definitions: readonly ImageProcessorDefinition[] = [
  bitImageProcessor,
  clipImageProcessor,
  convNextImageProcessor,
  timmWrapperImageProcessor,
  vitImageProcessor,
];

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
  return definitions.map((definition) => ({
    kind: 'image-processor',
    key: definition.type,
    package: packageIdentity,
    contract: contractVersion,
    create: (settings, file) =>
      createImageProcessor(definition, settings, file, new ImageWorkers(imageWorkerPlatform, worker)),
  }));
}
