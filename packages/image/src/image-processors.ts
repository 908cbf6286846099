import { contractVersion, type ImageProcessorPlugin } from '@automodel/core';
import { packageIdentity } from './package-identity.js';
import { bitImageProcessor } from './processors/bit-image-processor.js';
import { clipImageProcessor } from './processors/clip-image-processor.js';
import { convNextImageProcessor } from './processors/conv-next-image-processor.js';
import { createImageProcessor } from './processors/create-image-processor.js';
import type { ImageProcessorDefinition } from './processors/image-processor-definition.js';
import { timmWrapperImageProcessor } from './processors/timm-wrapper-image-processor.js';
import { vitImageProcessor } from './processors/vit-image-processor.js';

const definitions: readonly ImageProcessorDefinition[] = [
  bitImageProcessor,
  clipImageProcessor,
  convNextImageProcessor,
  timmWrapperImageProcessor,
  vitImageProcessor,
];

/** Every image processor of this package, for `use` or a registry. */
export const imageProcessors: readonly ImageProcessorPlugin[] = definitions.map((definition) => ({
  kind: 'image-processor',
  key: definition.type,
  package: packageIdentity,
  contract: contractVersion,
  create: (settings, file) => createImageProcessor(definition, settings, file),
}));
