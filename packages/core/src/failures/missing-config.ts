import { type AutomodelError, MissingFileError, type Source } from '@automodel/contracts';

/** The error for a source without config.json. */
export async function missingConfig(source: Source, signal: AbortSignal | undefined): Promise<AutomodelError> {
  return (
    source.incomplete ??
    new MissingFileError({
      file: '"config.json"',
      location: source.location,
      present: await source.list({ signal }),
      remedy: 'Pass a directory saved by save_pretrained: config.json says which model it is.',
    })
  );
}
