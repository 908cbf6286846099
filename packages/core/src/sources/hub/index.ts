export {
  type BrowserCachedRepository,
  type BrowserModelCache,
  browserModelCache,
} from './browser/browser-model-cache.js';
export { type HubSourceOptions, hubSource } from './hub-source.js';
