import type { Registry, Source } from '@automodel/contracts';
import { rejectUnknownOptions } from '../options/reject-unknown-options.js';
import { registryOf } from '../plugins/registry-options.js';
import { loadVerified } from '../sources/load-verified.js';
import { type LoadModelFunction, loadModelFunction } from './load-model-function.js';
import { type LoadOptions, loadOptionNames } from './load-options.js';
import type { OutputTable } from './output-table.js';
import type { PreTrainedModel } from './pre-trained-model.js';

/** `fromPretrained` of a class, from what loads its model once options are checked and the source is known. */
export function loadWithOptions<Table extends OutputTable>(
  load: (source: Source, registry: Registry, options: LoadOptions) => Promise<PreTrainedModel<Table>>,
): LoadModelFunction<Table> {
  return loadModelFunction(async (input, options: LoadOptions = {}) => {
    await rejectUnknownOptions(options, loadOptionNames);
    const registry = registryOf(options);
    return loadVerified(input, options, (source, onProgress) => load(source, registry, { ...options, onProgress }));
  });
}
