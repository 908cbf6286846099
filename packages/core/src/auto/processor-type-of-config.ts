import type { Registry, Source } from '@automodel/contracts';
import { noModelType } from '../failures/no-model-type.js';
import { findPlugin } from '../plugins/find-plugin.js';
import { modelTypeOf, readConfigFile } from './load-config.js';
import { processorTypeOf } from './processor-type-of.js';

/** The type that the model's config names, or that its model type goes with. */
export async function processorTypeOfConfig(
  source: Source,
  registry: Registry,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const { fields } = await readConfigFile(source, signal);
  const type = processorTypeOf(fields);
  if (type !== undefined) return type;
  const modelType = modelTypeOf(fields, registry);
  if (modelType === undefined) throw noModelType(fields, source.location);
  return findPlugin(registry, 'model', modelType)?.imageProcessor;
}
