import { BackendError } from '@automodel/contracts';

/** Ends a run whose values a step cannot compute with: an error that names the step and says what it met. */
export function failStep(name: string, problem: string, remedy: string): never {
  throw new BackendError({ backend: 'wasm', operation: 'run', reason: `the step "${name}" ${problem}.`, remedy });
}
