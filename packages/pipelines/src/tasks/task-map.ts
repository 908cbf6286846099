import type { ImageClassification } from '../images/image-classification.js';
import type { ImageFeatureExtraction } from '../images/image-feature-extraction.js';

/**
 * The types of each task: `input` of one item, `options`, all of them optional, the `result` for one item, and the `parts` that
 * do the work. A package that defines a task adds its own:
 * `declare module '@automodel/pipelines' { interface TaskMap { 'my-task': { input: …; options: …; result: …; parts: … } } }`.
 */
export interface TaskMap {
  'image-classification': ImageClassification;
  'image-feature-extraction': ImageFeatureExtraction;
}

/** The names of the tasks whose types are known. */
export type TaskName = keyof TaskMap & string;
