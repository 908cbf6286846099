import type { OnnxruntimeModule } from './onnxruntime-common.js';
import { TaskQueue } from './task-queue.js';

const key = 'automodel.onnxruntime.state@1';

/**
 * What all sessions of one inner module share, kept on that module's own `env` because it guards that module: the files that
 * onnxruntime-web mounts as external data are global to it, so that two sessions made at once would read each other's weights.
 */
export class ModuleState {
  readonly queue: TaskQueue = new TaskQueue();
  /** Whether a session has been made: from then on, settings in `env` have no effect. */
  started = false;

  static of({ env }: OnnxruntimeModule): ModuleState {
    const present = env[key];
    if (present instanceof ModuleState) return present;
    const state = new ModuleState();
    // Not enumerable: onnxruntime-web posts `env` to its proxy worker.
    Object.defineProperty(env, key, { value: state, configurable: true });
    return state;
  }
}
