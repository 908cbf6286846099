import type { Step } from '@automodel/compiler';
import { BackendError } from '@automodel/contracts';

/** The error of a step for which a backend has nothing that runs. */
export function noKernel({ kind, name }: Step): BackendError {
  return new BackendError({
    backend: 'wasm',
    operation: 'create a session',
    reason: `the step "${name}" of kind ${kind} has no kernel.`,
    remedy: 'Use the backend with all operators: wasm() of @automodel/backend-wasm.',
  });
}
