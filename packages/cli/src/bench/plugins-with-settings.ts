import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { wasm } from '@automodel/backend-wasm';
import type { PluginList } from '@automodel/core';

export interface BackendSettings {
  /** Of wasm and cpu; undefined for their own choice. */
  readonly threads: number | undefined;
  readonly v8Flags: boolean;
}

/** The backends that have settings, in front of the plugins, of which they hide those of the same names; the plugins alone where nothing is set. */
export function pluginsWithSettings(plugins: PluginList, { threads, v8Flags }: BackendSettings): PluginList {
  if (threads === undefined && !v8Flags) return plugins;
  return [
    wasm({ threads, v8Flags }),
    ...(threads === undefined ? [] : [onnxruntime({ numThreads: threads })]),
    plugins,
  ];
}
