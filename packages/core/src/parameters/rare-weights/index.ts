// What loads need whose weights are not one file of floats that are taken as they are: a chunk of its own.
export { indexShards } from '../../checkpoint/index-shards.js';
export { pairInt8Weights } from '../../checkpoint/pair-int8-weights.js';
export { addFreshParameters } from '../add-fresh-parameters.js';
export { convertParameters } from '../convert-parameters.js';
export { keyMap } from '../key-map.js';
