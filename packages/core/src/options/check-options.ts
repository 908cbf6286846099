import { InvalidOptionError, nearestNames, quoteList } from '@automodel/contracts';

/** What Python and transformers.js call an option of ours. */
const namesElsewhere: Readonly<Record<string, string>> = {
  batch_size: 'batchSize',
  cache_dir: 'cacheDir',
  force_download: 'forceDownload',
  function_to_apply: 'functionToApply',
  ignore_mismatched_sizes: 'ignoreMismatchedSizes',
  key_mapping: 'keyMapping',
  local_files_only: 'localFilesOnly',
  output_hidden_states: 'outputHiddenStates',
  output_loading_info: 'outputLoadingInfo',
  progress_callback: 'onProgress',
  top_k: 'topK',
  torch_dtype: 'dtype',
};

/** Options elsewhere that have no counterpart here, and what to do instead. */
const remediesElsewhere: Readonly<Record<string, string>> = {
  dtype: 'Weights are read as the type they are stored in and computed with in float32: leave it out.',
  quantized: 'Weights are read as the type they are stored in and computed with in float32: leave it out.',
  torch_dtype: 'Weights are read as the type they are stored in and computed with in float32: leave it out.',
};

/** @throws {InvalidOptionError} if options have a name that does not exist; it says which was probably meant. */
export function checkOptions(options: object, names: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new InvalidOptionError({
    option: unknown,
    value: Object.entries(options).find(([name]) => name === unknown)?.[1],
    problem: 'there is no such option',
    remedy: remedy(unknown, names),
  });
}

function remedy(unknown: string, names: readonly string[]): string {
  const meant = namesElsewhere[unknown];
  if (meant !== undefined && (names.includes(meant) || meant === 'outputLoadingInfo')) return `Use "${meant}".`;
  if (Object.hasOwn(remediesElsewhere, unknown)) return remediesElsewhere[unknown] ?? '';
  // Python takes fields of the config among the options: from_pretrained(…, num_labels=3).
  return unknown.includes('_') && names.includes('config')
    ? `If it is a field of the config, pass { config: { ${unknown}: … } }.`
    : `The nearest are ${quoteList(nearestNames(unknown, names))}.`;
}
