export { type TinyCheckpointOptions, tinyCheckpoint } from '../models/tiny-checkpoint.js';
export { type FakeHub, type FakeHubOptions, fakeHub } from './fake-hub.js';
export { type FixedLogits, type FixedLogitsOptions, fixedLogits } from './fixed-logits.js';
