import type { SetV8Flags } from './set-v8-flags.js';

export const setV8Flags: SetV8Flags = () => ({
  hasWideVectors: false,
  obstacle: 'v8Flags has an effect in Node alone',
});
