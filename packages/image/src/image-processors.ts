import type { ImageProcessorPlugin } from '@automodel/core';
import { imageProcessorsWith } from './image-processors-with.js';

/** Every image processor of this package, for `use` or a registry. In Node large images are decoded and resized off the main thread. */
export const imageProcessors: readonly ImageProcessorPlugin[] = imageProcessorsWith();
