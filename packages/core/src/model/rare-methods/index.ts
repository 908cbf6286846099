// Methods of models, configs and image processors that pages which only run a model do not call: a chunk of its own.
export { BatchQueue } from '../../batching/batch-queue.js';
export { imageClassificationLossGraph } from '../../losses/image-classification-loss-graph.js';
export { loadStateDict } from '../../saving/load-state-dict.js';
export { saveConfig } from '../../saving/save-config.js';
export { saveImageProcessor } from '../../saving/save-image-processor.js';
export { saveModel } from '../../saving/save-model.js';
export { computeLoss } from '../compute-loss.js';
export { observeGraph } from '../observe-graph.js';
