import { clipProcessorDefaults } from './clip-processor-defaults.js';
import { defineTransformersProcessor } from './define-transformers-processor.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import { prepareResize } from './prepare-resize.js';

/**
 * BiT's processor, which DINOv2, Hiera, FocalNet and others use: resizes the shortest edge and crops the middle.
 * Source: `BitImageProcessor` in Transformers' `models/bit/image_processing_bit.py`.
 */
export const bitImageProcessor: ImageProcessorDefinition = defineTransformersProcessor({
  type: 'BitImageProcessor',
  defaultToSquare: false,
  prepareGeometry: prepareResize,
  defaults: clipProcessorDefaults,
});
