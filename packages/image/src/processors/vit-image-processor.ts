import { defineTransformersProcessor } from './define-transformers-processor.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import { prepareResize } from './prepare-resize.js';

/**
 * ViT's processor, which DeiT's successors, Swin and others use: squeezes the image into the size.
 * Source: `ViTImageProcessor` in Transformers' `models/vit/image_processing_vit.py`.
 */
export const vitImageProcessor: ImageProcessorDefinition = defineTransformersProcessor({
  type: 'ViTImageProcessor',
  defaultToSquare: true,
  prepareGeometry: prepareResize,
  defaults: {
    size: { height: 224, width: 224 },
    resample: 2,
    image_mean: [0.5, 0.5, 0.5],
    image_std: [0.5, 0.5, 0.5],
  },
});
