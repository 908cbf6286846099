// What pages that only run a model do not call: a chunk of its own.
export { imageClassificationLossGraph } from '../../losses/image-classification-loss-graph.js';
export { loadStateDict } from '../../saving/load-state-dict.js';
export { saveModel } from '../../saving/save-model.js';
export { computeLoss } from '../compute-loss.js';
