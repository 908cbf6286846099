import { AutoConfig, type PluginList, type Tensor } from '@automodel/core';
import { namedOutputs } from '../compare/named-outputs.js';
import { runLayers } from '../compare/run-layers.js';
import { autoClassFor } from '../inspect/auto-class-for.js';
import type { DiffSide } from './diff-side.js';

export interface RunSideOptions {
  readonly directory: string;
  readonly device: string;
  readonly pixelValues: Tensor;
  readonly plugins: PluginList;
}

/** Runs a checkpoint twice: as apps do, for its outputs and hidden states, and with every layer shown, for the layers. */
export async function runSide({ directory, device, pixelValues, plugins }: RunSideOptions): Promise<DiffSide> {
  const { architectures } = await AutoConfig.fromPretrained(directory, { use: plugins });
  const autoClass = autoClassFor(architectures[0]);
  const model = await autoClass.fromPretrained(directory, { use: plugins, device });
  try {
    const { className, device: chosen } = model;
    const outputs = namedOutputs(await model.forward({ pixelValues }, { outputHiddenStates: true }));
    const layers = await runLayers(directory, pixelValues, { autoClass, plugins, device: chosen });
    return { directory, device: chosen, className, tensors: new Map([...layers, ...outputs]) };
  } finally {
    await model.dispose();
  }
}
