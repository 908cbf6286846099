export { type CachedRepository, type NodeModelCache, nodeModelCache } from './node-model-cache.js';
