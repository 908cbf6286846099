import { AutoModel, type DeviceOption } from '@automodel/core';
import { loadingWarnings } from '../classify/summarize-model.js';
import type { CommandEnvironment } from '../command-environment.js';
import { UsageError } from '../errors/usage-error.js';
import { createPreparer } from '../many/create-preparer.js';
import type { ImageEngine } from '../many/run-many.js';
import type { Progress } from '../output/progress.js';
import { featureCount } from './feature-count.js';
import { normalizeVector } from './normalize-vector.js';

export interface LoadEmbedderOptions {
  /** The directory of the checkpoint. */
  readonly model: string;
  /** Divide each vector by its Euclidean length. */
  readonly normalize: boolean;
  readonly device: DeviceOption;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** An engine whose values are the pooled features of a base model. */
export interface Embedder extends ImageEngine<Float32Array> {
  /** How many numbers the features of an image are. */
  readonly width: number;
}

/** Loads what makes vectors of many images; warnings go to stderr. */
export async function loadEmbedder(options: LoadEmbedderOptions, environment: CommandEnvironment): Promise<Embedder> {
  const { progress, signal, normalize } = options;
  const preparer = await createPreparer(environment, options);
  const model = await AutoModel.fromPretrained(options.model, {
    use: environment.plugins,
    device: options.device,
    signal,
    onProgress: ({ file, loaded, total }) => progress.report(`Loading ${file}`, loaded, total),
  });
  for (const warning of loadingWarnings(model.loadingInfo)) environment.stderr.write(`warning: ${warning}\n`);
  const width = featureCount(model);
  return {
    width,
    prepare: (path) => preparer.prepare(path),
    async run(pixelValues) {
      const { poolerOutput } = await model.forward({ pixelValues });
      const values = await poolerOutput.getData();
      if (!(values instanceof Float32Array)) throw new TypeError(`Features are ${poolerOutput.type}, not float32.`);
      return Array.from({ length: values.length / width }, (_, row) => {
        const vector = values.slice(row * width, (row + 1) * width);
        return normalize ? normalizeVector(vector) : vector;
      });
    },
    checkRecord({ path, record }) {
      const { features } = record;
      if (!Array.isArray(features) || features.length === width) return;
      throw new UsageError({
        message: `The record of ${path} has ${features.length} features, but this model gives ${width}.`,
        remedy: 'Resume with the model of the first run, or start anew with --overwrite.',
      });
    },
    async dispose() {
      await preparer.dispose();
      await model.dispose();
    },
  };
}
