import { InvalidOptionError, nearestNames, quoteList } from '@automodel/contracts';

/** What Python and transformers.js call an option of ours, where it is not the same words in snake_case. */
const namesElsewhere: Readonly<Record<string, string>> = { progress_callback: 'onProgress', torch_dtype: 'dtype' };

const storedType = 'Weights are read as the type they are stored in and computed with in float32: leave it out.';

/** Options elsewhere that have no counterpart here, and what to do instead. */
const remediesElsewhere: Readonly<Record<string, string>> = {
  dtype: storedType,
  quantized: storedType,
  torch_dtype: storedType,
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
  const meant = Object.hasOwn(namesElsewhere, unknown) ? namesElsewhere[unknown] : camelCase(unknown);
  if (meant !== undefined && (names.includes(meant) || meant === 'outputLoadingInfo')) return `Use "${meant}".`;
  if (Object.hasOwn(remediesElsewhere, unknown)) return remediesElsewhere[unknown] ?? '';
  // Python takes fields of the config among the options: from_pretrained(…, num_labels=3).
  return unknown.includes('_') && names.includes('config')
    ? `If it is a field of the config, pass { config: { ${unknown}: … } }.`
    : `The nearest are ${quoteList(nearestNames(unknown, names))}.`;
}

function camelCase(name: string): string {
  return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
