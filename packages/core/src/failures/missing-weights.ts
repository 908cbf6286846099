import { type AutomodelError, MissingFileError, type Source } from '@automodel/contracts';

/** The error for a source without weights: says what to do, by what is there. */
export async function missingWeights(
  source: Source,
  wanted: readonly string[],
  variant: string | undefined,
): Promise<AutomodelError> {
  const { incomplete } = source;
  if (incomplete !== undefined) return incomplete;
  const present = await source.list();
  return new MissingFileError({
    file: wanted.map((path) => `"${path}"`).join(' or '),
    location: source.location,
    present,
    remedy: missingWeightsRemedy(present, variant),
  });
}

function missingWeightsRemedy(present: readonly string[], variant: string | undefined): string {
  const plain = ['model.safetensors', 'model.safetensors.index.json'].find((path) => present.includes(path));
  if (variant !== undefined && plain !== undefined) {
    return `Leave the option variant out to load "${plain}", or download the files of the variant "${variant}" too.`;
  }
  const pickled = present.find((path) => /^pytorch_model.*\.(bin|index\.json)$/.test(path));
  return pickled === undefined
    ? 'Pass a directory saved by save_pretrained, or download model.safetensors too.'
    : `"${pickled}" is a pickle of PyTorch, which is not read here; save it as safetensors in Python: model.save_pretrained(directory).`;
}
