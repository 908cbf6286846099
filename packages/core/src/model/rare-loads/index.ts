// What loads need that are not of one file of floats, taken as they are, for a model class, with an image processor that says its type: a chunk of its own.
export { loadByGraphReader } from '../../auto/load-by-graph-reader.js';
export { processorTypeOfConfig } from '../../auto/processor-type-of-config.js';
export { indexShards } from '../../checkpoint/index-shards.js';
export { pairInt8Weights } from '../../checkpoint/pair-int8-weights.js';
export { keyMap } from '../../parameters/key-map.js';
export { adaptedWeights } from '../adapted-weights.js';
export { freshWeights } from '../fresh-weights.js';
