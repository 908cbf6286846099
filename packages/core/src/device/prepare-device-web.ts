import type { PrepareDevice } from './prepare-device.js';

/** In pages nothing is prepared: their sessions start no workers unless asked to, and they download no code for it. */
export const prepareDevice: PrepareDevice | undefined = undefined;
