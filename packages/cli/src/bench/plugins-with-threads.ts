import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { wasm } from '@automodel/backend-wasm';
import type { PluginList } from '@automodel/core';

/** The backends that take a number of threads, in front of the plugins, of which they hide those of the same names. */
export function pluginsWithThreads(plugins: PluginList, threads: number): PluginList {
  return [wasm({ threads }), onnxruntime({ numThreads: threads }), plugins];
}
