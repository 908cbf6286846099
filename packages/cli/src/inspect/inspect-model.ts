import { AutoConfig, type PluginList, type Source } from '@automodel/core';
import { countParameters } from '../count-parameters.js';
import { autoClassFor } from './auto-class-for.js';
import type { InspectedModel } from './inspection.js';
import { inspectionBackend, inspectionDevice } from './inspection-backend.js';

interface InspectModelOptions {
  readonly plugins: PluginList;
  /** Whether there are weights to compare with. */
  readonly hasWeights: boolean;
}

/**
 * Builds the model of a checkpoint as its class does, without reading a weight.
 * @throws {AutomodelError} that says why that cannot be done.
 */
export async function inspectModel(
  source: Source,
  { plugins, hasWeights }: InspectModelOptions,
): Promise<InspectedModel> {
  const options = { use: [inspectionBackend, plugins], device: inspectionDevice };
  const config = await AutoConfig.fromPretrained(source, { use: plugins });
  const autoClass = autoClassFor(config.architectures[0]);
  // Weights that do not fit are to be reported, not to end the inspection.
  const loading = { ...options, allowFreshInit: true, ignoreMismatchedSizes: true };
  const model = hasWeights
    ? await autoClass.fromPretrained(source, loading)
    : await autoClass.fromConfig(config, options);
  try {
    return {
      className: model.className,
      graph: model.graph,
      labels: Object.values(config.id2label),
      parameters: countParameters(model.parameters),
      loadingInfo: hasWeights ? model.loadingInfo : undefined,
    };
  } finally {
    await model.dispose();
  }
}
