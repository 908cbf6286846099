export { bytesSource } from './files/bytes-source.js';
export { weightFile } from './files/weight-file.js';
export { type ComputedTypes, checkFeed } from './session/check-feed.js';
export { checkFetches } from './session/check-fetches.js';
export { feedElements } from './session/feed-elements.js';
export { feedTypeError } from './session/feed-type-error.js';
export { knownValues } from './session/known-values.js';
export { type PlanInputs, planKey } from './session/plan-key.js';
export { sessionOfBytes } from './session/session-of-bytes.js';
