import type { SessionPreparation } from '@automodel/contracts';

/** Starts a worker before there is a session; `address` is that of its file, undefined for this package's own. */
export type PrepareWorker = (address: string | URL | undefined) => SessionPreparation;
