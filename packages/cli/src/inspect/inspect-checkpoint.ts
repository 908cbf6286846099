import {
  AutoImageProcessor,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  MissingFileError,
  openCheckpoint,
  type PluginList,
  parseJsonObject,
  readFile,
  resolveSource,
  type Source,
} from '@automodel/core';
import { describeError } from '../errors/describe-error.js';
import { estimateMemory } from './estimate-memory.js';
import { inspectModel } from './inspect-model.js';
import type { InspectedFile, InspectedProcessor, InspectedWeights, Inspection, Problem } from './inspection.js';
import { summarizeTensors } from './summarize-tensors.js';

/**
 * Looks at a checkpoint: headers and JSON are read, weights are not, and nothing is run. A part that cannot be read becomes a problem.
 * @throws {MissingFileError} if there is no such directory.
 */
export async function inspectCheckpoint(path: string, plugins: PluginList): Promise<Inspection> {
  const source = await resolveSource(path);
  const problems: Problem[] = [];
  const attempt = async <Result>(part: Problem['part'], work: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await work();
    } catch (error) {
      problems.push({ part, ...describeError(error) });
      return undefined;
    }
  };
  const files = await listFiles(source);
  const config = await attempt('config', () => readConfig(source));
  const weights = await attempt('weights', () => readHeaders(source));
  const hasWeights = weights !== undefined;
  const model = config && (await attempt('model', () => inspectModel(source, { plugins, hasWeights })));
  const processor = await attempt('image processor', () => inspectProcessor(source, plugins));
  const memory =
    model && processor && (await attempt('memory', async () => estimateMemory(model.graph, processor.outputShape)));
  return { path, files, config, weights, model, processor, memory, problems };
}

async function listFiles(source: Source): Promise<readonly InspectedFile[]> {
  const files: InspectedFile[] = [];
  for (const name of (await source.list()).toSorted()) {
    // What cannot be opened (a socket, a file of somebody else) is no file of a checkpoint.
    const file = await source.open(name).catch(() => undefined);
    if (file === undefined) continue;
    files.push({ name, size: file.size });
    await file.close();
  }
  return files;
}

async function readConfig(source: Source): Promise<JsonObject> {
  const bytes = await readFile(source, 'config.json');
  if (bytes !== undefined) return parseJsonObject(bytes, `${source.location}/config.json`);
  throw new MissingFileError({
    file: '"config.json"',
    location: source.location,
    present: await source.list(),
    remedy: 'Copy or download it from where the weights came from: it says which model they belong to.',
  });
}

async function readHeaders(source: Source): Promise<InspectedWeights> {
  const checkpoint = await openCheckpoint(source);
  await checkpoint.close();
  const tensors = [...checkpoint.tensors.values()];
  return { tensors, summary: summarizeTensors(tensors) };
}

async function inspectProcessor(source: Source, plugins: PluginList): Promise<InspectedProcessor> {
  const processor = await AutoImageProcessor.fromPretrained(source, { use: plugins });
  const { type, settings } = processor;
  const { pixelValues } = await processor(blankImage(settings));
  return { type, settings, outputShape: pixelValues.dims };
}

/** A black image of the size that a processor makes images to, where its settings say one. */
function blankImage(settings: JsonObject): object {
  const size = isJsonObject(settings.size) ? settings.size : {};
  const edge = (value: JsonValue | undefined): number => (typeof value === 'number' && value > 0 ? value : 224);
  const height = edge(size.height ?? size.shortest_edge);
  const width = edge(size.width ?? size.shortest_edge);
  return { data: new Uint8Array(3 * width * height), width, height, channels: 3 };
}
