import { clipProcessorDefaults } from './clip-processor-defaults.js';
import { defineTransformersProcessor } from './define-transformers-processor.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import { prepareResize } from './prepare-resize.js';

const definition = defineTransformersProcessor({
  type: 'CLIPImageProcessor',
  defaultToSquare: false,
  prepareGeometry: prepareResize,
  defaults: clipProcessorDefaults,
});

/**
 * CLIP's processor: resizes the shortest edge and crops the middle.
 * Source: `CLIPImageProcessor` in Transformers' `models/clip/image_processing_clip.py`.
 */
export const clipImageProcessor: ImageProcessorDefinition = {
  ...definition,
  standardize({ use_square_size: isSquare, ...settings }) {
    // Old checkpoints squeeze the image so; Python then puts the default size in the place of any given.
    return definition.standardize(isSquare === true ? { ...settings, size: { height: 224, width: 224 } } : settings);
  },
};
