import { InvalidOptionError, nearestNames, quoteList } from '@automodel/contracts';

/** What Python and transformers.js call an option of ours. */
const namesElsewhere: Readonly<Record<string, string>> = {
  batch_size: 'batchSize',
  function_to_apply: 'functionToApply',
  ignore_mismatched_sizes: 'ignoreMismatchedSizes',
  output_hidden_states: 'outputHiddenStates',
  progress_callback: 'onProgress',
  top_k: 'topK',
};

/** Options elsewhere that have no counterpart here, and what to do instead. */
const remediesElsewhere: Readonly<Record<string, string>> = {
  cache_dir: 'Checkpoints are read from directories or memory; there is no cache yet: leave it out.',
  dtype: 'Weights are read as the type they are stored in and computed with in float32: leave it out.',
  local_files_only: 'Checkpoints are never downloaded: leave it out.',
  quantized: 'Weights are read as the type they are stored in and computed with in float32: leave it out.',
  revision: 'Pass the directory of the revision that you want.',
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
  if (meant !== undefined && names.includes(meant)) return `Use "${meant}".`;
  if (Object.hasOwn(remediesElsewhere, unknown)) return remediesElsewhere[unknown] ?? '';
  // Python takes fields of the config among the options: from_pretrained(…, num_labels=3).
  return unknown.includes('_') && names.includes('config')
    ? `If it is a field of the config, pass { config: { ${unknown}: … } }.`
    : `The nearest are ${quoteList(nearestNames(unknown, names))}.`;
}
