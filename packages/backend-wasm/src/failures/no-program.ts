import { BackendError } from '@automodel/contracts';
import { runProgram } from '../assembler/encode-program-module.js';

/** The error of a module without the function that runs its kernels. */
export function noProgram(): BackendError {
  return new BackendError({
    backend: 'wasm',
    operation: 'create a session',
    reason: `the function ${runProgram} was not exported.`,
    remedy: 'Report it as a bug of @automodel/backend-wasm.',
  });
}
