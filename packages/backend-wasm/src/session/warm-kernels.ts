import type { KernelCall } from '../operations/task.js';

/** How long each kernel is called. */
const millisecondsEach = 1;

/**
 * Calls kernels until the runtime has had reason to optimise them. It does so aside, while weights are read and packed; a first run would stay in
 * the unoptimised code, at a tenth of the speed, until the end of each long call (V8's Liftoff has no on-stack replacement).
 */
export function warmKernels(calls: readonly KernelCall[], kernels: WebAssembly.Exports): void {
  for (const { kernel, arguments: values } of calls) {
    const call = kernels[kernel];
    if (typeof call !== 'function') continue;
    const end = performance.now() + millisecondsEach;
    do call(...values);
    while (performance.now() < end);
  }
}
