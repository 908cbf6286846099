import { ErrorWatch } from '../devices/error-watch.js';
import type { EncodedDispatch } from './dispatch-groups.js';
import { encodeDispatches } from './encode-dispatches.js';

/** Runs dispatches one by one after a run was refused: the error of the first that is refused by itself, with the name of its step. */
export async function failingStep(device: GPUDevice, dispatches: readonly EncodedDispatch[]): Promise<unknown> {
  const watch = new ErrorWatch(device, 'run');
  for (const dispatch of dispatches) {
    watch.run(`the step "${dispatch.step}"`, () => {
      const encoder = device.createCommandEncoder({ label: dispatch.step });
      const pass = encoder.beginComputePass({ label: dispatch.step });
      encodeDispatches(pass, [dispatch]);
      pass.end();
      device.queue.submit([encoder.finish()]);
    });
  }
  return watch.check().then(
    () => undefined,
    (error: unknown) => error,
  );
}
