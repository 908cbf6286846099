import type { OperationSet } from './prepare-step.js';

/** Loads what other models than residual networks need. */
export async function loadVision(): Promise<OperationSet> {
  const loaded = await import('./vision-operations.js');
  return loaded.visionOperations;
}
