import { contractVersion, type ImageProcessorPlugin } from '@automodel/core';
import { imageWorkerPlatform } from '#image-worker-platform';
import { packageIdentity } from './package-identity.js';
import { convNextImageProcessor } from './processors/conv-next-image-processor.js';
import { createImageProcessor } from './processors/create-image-processor.js';
import type { ImageProcessorDefinition } from './processors/image-processor-definition.js';
import { ImageWorkers } from './worker/image-workers.js';

/** By type. ResNet's own is at hand; the others are loaded when a checkpoint names them. */
const definitions: Readonly<Record<string, () => ImageProcessorDefinition | Promise<ImageProcessorDefinition>>> = {
  BitImageProcessor: async () => (await import('./processors/bit-image-processor.js')).bitImageProcessor,
  CLIPImageProcessor: async () => (await import('./processors/clip-image-processor.js')).clipImageProcessor,
  ConvNextImageProcessor: () => convNextImageProcessor,
  TimmWrapperImageProcessor: async () =>
    (await import('./processors/timm-wrapper-image-processor.js')).timmWrapperImageProcessor,
  ViTImageProcessor: async () => (await import('./processors/vit-image-processor.js')).vitImageProcessor,
};

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
  return Object.entries(definitions).map(([key, define]) => ({
    kind: 'image-processor',
    key,
    package: packageIdentity,
    contract: contractVersion,
    create: async (settings, file) =>
      createImageProcessor(await define(), settings, file, new ImageWorkers(imageWorkerPlatform, worker)),
  }));
}
