import type { Plugin } from '@automodel/core';
import { imageClassification } from '../images/image-classification.js';
import { imageFeatureExtraction } from '../images/image-feature-extraction.js';

/** The tasks of this package. `pipeline` finds them without registration, after those of the app. */
export const builtInTasks: readonly Plugin[] = [imageClassification, imageFeatureExtraction];
