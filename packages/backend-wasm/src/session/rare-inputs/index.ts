// What runs need whose inputs are not float32, decide shapes, or are wrong: a chunk of its own.
export { checkFetches, knownValues } from '@automodel/engine';
export { readElements } from './read-elements.js';
