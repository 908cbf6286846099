import { createRegistry, type DeviceOption, globalRegistry, type PluginList, type Tensor } from '@automodel/core';
import type { AutoClass } from '../inspect/auto-class-for.js';
import type { NumberTensor } from './number-tensor.js';
import { probePlugins } from './probe-plugins.js';

export interface RunLayersOptions {
  readonly autoClass: AutoClass;
  readonly plugins: PluginList;
  readonly device: DeviceOption;
}

/** Runs a checkpoint; gives what every layer with parameters gave, by its place in the tree of parameters, in the graph's order. */
export async function runLayers(
  directory: string,
  pixelValues: Tensor,
  { autoClass, plugins, device }: RunLayersOptions,
): Promise<ReadonlyMap<string, NumberTensor>> {
  const layers = new Map<string, NumberTensor>();
  const use = probePlugins(plugins, (values) => {
    for (const [layer, value] of values) layers.set(layer, value);
  });
  // A registry of its own: the same backends may be registered without a probe.
  const registry = createRegistry({ parent: globalRegistry() });
  const model = await autoClass.fromPretrained(directory, { use, registry, device });
  try {
    await model.forward({ pixelValues });
    return layers;
  } finally {
    await model.dispose();
  }
}
