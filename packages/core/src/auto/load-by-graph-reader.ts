import type { Registry, Source } from '@automodel/contracts';
import { isConfig } from '../config/is-config.js';
import { mergeConfigFields } from '../config/merge-config-fields.js';
import { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { JsonObject } from '../json/json-value.js';
import type { LoadOptions } from '../model/load-options.js';
import { loadReadGraph } from '../model/load-read-graph.js';
import type { OutputTable } from '../model/output-table.js';
import type { PreTrainedModel } from '../model/pre-trained-model.js';
import { findReadGraph } from './find-read-graph.js';
import { configFile } from './load-config.js';

/**
 * Loads the model whose graph a checkpoint brings along; undefined if a model class can read the checkpoint, and where no reader finds a graph.
 * @param autoClass the name of the Auto class that loads.
 */
export async function loadByGraphReader<Table extends OutputTable>(
  autoClass: string,
  outputs: Table,
  source: Source,
  registry: Registry,
  options: LoadOptions,
): Promise<PreTrainedModel<Table> | undefined> {
  const graph = await findReadGraph(source, registry, options.config, options);
  if (graph === undefined) return undefined;
  const config = configOf(graph.fields, options.config);
  return loadReadGraph({ autoClass, outputs, config, registry }, graph, source, options);
}

/** The config of a checkpoint that no model class reads: what Transformers' base class has. */
function configOf(fields: JsonObject, override: JsonObject | PreTrainedConfig = {}): PreTrainedConfig {
  if (isConfig(override)) return override;
  return new PreTrainedConfig(mergeConfigFields(fields, override), configFile);
}
