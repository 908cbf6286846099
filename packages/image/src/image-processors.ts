import { contractVersion, type ImageProcessorPlugin } from '@automodel/core';
import { packageIdentity } from './package-identity.js';
import { convNextImageProcessor } from './processors/conv-next-image-processor.js';
import { createImageProcessor } from './processors/create-image-processor.js';
import type { ImageProcessorDefinition } from './processors/image-processor-definition.js';

const definitions: readonly ImageProcessorDefinition[] = [convNextImageProcessor];

/** Every image processor of this package, for `use` or a registry. */
export const imageProcessors: readonly ImageProcessorPlugin[] = definitions.map((definition) => ({
  kind: 'image-processor',
  key: definition.type,
  package: packageIdentity,
  contract: contractVersion,
  create: (settings, file) => createImageProcessor(definition, settings, file),
}));
