import { type AutomodelError, MissingFileError, type Source } from '@automodel/contracts';

/** The error for a source without settings of an image processor. */
export async function missingProcessor(source: Source, signal: AbortSignal | undefined): Promise<AutomodelError> {
  return (
    source.incomplete ??
    new MissingFileError({
      file: '"preprocessor_config.json"',
      location: source.location,
      present: await source.list({ signal }),
      remedy: 'It says how images become tensors: copy it from the original checkpoint, or make a processor yourself.',
    })
  );
}
