import { globalRegistry } from '@automodel/core';
import { imageProcessors } from './image-processors.js';

globalRegistry().use(imageProcessors);
