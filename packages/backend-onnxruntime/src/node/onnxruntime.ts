import type { Backend } from '@automodel/contracts';
import { checkThreadCount } from '../runtime/check-thread-count.js';
import { createBackend } from '../runtime/create-backend.js';
import { importRuntime } from '../runtime/import-runtime.js';
import { isNode } from '../runtime/is-node.js';

export interface OnnxruntimeNodeOptions {
  /** Threads that work on one operator. @default onnxruntime's choice: one per physical core */
  readonly numThreads?: number;
}

/**
 * The backend that runs on onnxruntime-node: device `cpu`. The package `onnxruntime-node` is imported at first use.
 * @throws {InvalidOptionError} if `numThreads` is not a positive whole number.
 */
export function onnxruntime({ numThreads }: OnnxruntimeNodeOptions = {}): Backend {
  checkThreadCount(numThreads);
  return createBackend({
    key: 'onnxruntime-node',
    devices: [{ name: 'cpu', description: 'onnxruntime-node on the CPU', priority: 10, executionProvider: 'cpu' }],
    intraOpNumThreads: numThreads,
    obstacle: async () =>
      isNode() ? undefined : "this is not Node; elsewhere use '@automodel/backend-onnxruntime/web' instead",
    load: () => importRuntime('onnxruntime-node', 'for the device "cpu"', () => import('onnxruntime-node')),
  });
}
