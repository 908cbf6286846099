import { type ByteSource, type ExternalData, SourceError } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { OnFileProgress, OnLoadProgress } from './load-progress.js';
import { trackProgress } from './track-progress.js';
import type { WeightFiles } from './weight-files.js';

/** Large enough to stream at full speed, small enough to report progress and to notice an abort soon. */
const chunkLength = 8 * 1024 * 1024;

export interface ReadWeightsOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnLoadProgress | undefined;
}

/** Reads the files that a model's external initializers name, whole, for backends that take bytes. */
export async function readWeights(
  model: Model,
  files: WeightFiles,
  options: ReadWeightsOptions = {},
): Promise<readonly ExternalData[]> {
  const locations = new Set(
    model.graph.initializers.flatMap(({ data }) => (data.kind === 'external' ? [data.location] : [])),
  );
  const report = options.onProgress && trackProgress(options.onProgress).report;
  const weights: ExternalData[] = [];
  for (const path of locations) {
    const file = files.get(path);
    if (file !== undefined) weights.push({ path, data: await readWhole(path, file, options.signal, report) });
  }
  return weights;
}

function reserve(path: string, size: number): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch (cause) {
    throw new SourceError({
      location: path,
      problem: `its ${size} bytes do not fit into memory`,
      remedy: 'Take a device that reads weights in parts, such as wasm, or smaller weights.',
      cause,
    });
  }
}

async function readWhole(
  path: string,
  file: ByteSource,
  signal: AbortSignal | undefined,
  onProgress: OnFileProgress | undefined,
): Promise<Uint8Array> {
  const data = reserve(path, file.size);
  for (let offset = 0; offset < file.size; offset += chunkLength) {
    const length = Math.min(chunkLength, file.size - offset);
    await file.read(offset, length, { into: data.subarray(offset, offset + length), signal });
    onProgress?.({ file: path, loaded: offset + length, total: file.size });
  }
  return data;
}
