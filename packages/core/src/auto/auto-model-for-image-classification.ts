import { type ImageClassifierOutputs, imageClassifierOutputs } from '../model/standard-outputs.js';
import { type AutoModelClass, autoModelClass } from './auto-model-class.js';

/** Image classifiers: `logits` of `[batch, num_labels]`. */
export const AutoModelForImageClassification: AutoModelClass<ImageClassifierOutputs> = autoModelClass(
  'imageClassification',
  imageClassifierOutputs,
  (heads) => heads.imageClassification,
);
