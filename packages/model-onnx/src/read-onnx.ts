import {
  type AutomodelError,
  type ByteSource,
  MissingFileError,
  type ReadGraph,
  readFile,
  type Source,
} from '@automodel/core';
import { checkModel, type Model } from '@automodel/onnx';
import { separateWeights } from './separate-weights.js';

export interface ReadOnnxOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads an ONNX file of a source and opens its external data. Models of operator sets 7 to 12 are lifted to 13; inputs that have an initializer are
 * constants, as everywhere since IR version 4.
 * @throws {MissingFileError} if the file, or one that its weights lie in, is not there.
 * @throws {InvalidOnnxFileError} if it is no ONNX file.
 * @throws {InvalidGraphError} if its graph breaks a rule of ONNX.
 */
export async function readOnnx(source: Source, path: string, { signal }: ReadOnnxOptions = {}): Promise<ReadGraph> {
  const bytes = await readFile(source, path, signal);
  if (bytes === undefined) throw await missing(source, path, 'Name one of these.', signal);
  // Only who reads files needs the codec.
  const [{ decodeModel }, { liftModel }] = await Promise.all([
    import('@automodel/onnx/serde'),
    import('@automodel/onnx/lifting'),
  ]);
  const { model, files } = separateWeights(liftModel(decodeModel(bytes)));
  checkModel(model);
  const opened = new Map(files);
  try {
    for (const location of externalLocations(model)) {
      if (opened.has(location)) continue;
      const file = await source.open(besides(path, location), { signal });
      if (file === undefined) {
        throw await missing(source, besides(path, location), `It holds weights of ${path}: copy it there.`, signal);
      }
      opened.set(location, file);
    }
    return { model, files: opened };
  } catch (error) {
    await Promise.allSettled([...opened.values()].map((file: ByteSource) => file.close()));
    throw error;
  }
}

function externalLocations({ graph }: Model): ReadonlySet<string> {
  return new Set(graph.initializers.flatMap(({ data }) => (data.kind === 'external' ? [data.location] : [])));
}

/** A path beside another: locations of external data are relative to the model's file. */
function besides(path: string, location: string): string {
  return path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/${location}` : location;
}

async function missing(source: Source, path: string, remedy: string, signal?: AbortSignal): Promise<AutomodelError> {
  return (
    source.incomplete ??
    new MissingFileError({
      file: `"${path}"`,
      location: source.location,
      present: await source.list({ signal }),
      remedy,
    })
  );
}
