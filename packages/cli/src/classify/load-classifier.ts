import { AutoModelForImageClassification, type DeviceOption, isJsonObject, type ScoredLabel } from '@automodel/core';
import { postProcessImageClassification } from '@automodel/pipelines';
import type { CommandEnvironment } from '../command-environment.js';
import { UsageError } from '../errors/usage-error.js';
import { createPreparer } from '../many/create-preparer.js';
import type { ImageEngine } from '../many/run-many.js';
import type { Progress } from '../output/progress.js';
import { loadingWarnings } from './summarize-model.js';

export interface LoadClassifierOptions {
  /** The directory of the checkpoint. */
  readonly model: string;
  /** How many labels per image. */
  readonly topK: number;
  readonly device: DeviceOption;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Loads what classifies many images; warnings go to stderr. */
export async function loadClassifier(
  options: LoadClassifierOptions,
  environment: CommandEnvironment,
): Promise<ImageEngine<readonly ScoredLabel[]>> {
  const { progress, signal } = options;
  const preparer = await createPreparer(environment, options);
  const model = await AutoModelForImageClassification.fromPretrained(options.model, {
    use: environment.plugins,
    device: options.device,
    signal,
    onProgress: ({ file, loaded, total }) => progress.report(`Loading ${file}`, loaded, total),
  });
  const { id2label } = model.config;
  for (const warning of loadingWarnings(model.loadingInfo)) environment.stderr.write(`warning: ${warning}\n`);
  return {
    prepare: (path) => preparer.prepare(path),
    async run(pixelValues) {
      const { logits } = await model.forward({ pixelValues });
      return postProcessImageClassification(logits, model.config, { topK: options.topK });
    },
    checkRecord({ path, record }) {
      const labels = Array.isArray(record.labels) ? record.labels.filter(isJsonObject) : [];
      const fits = labels.every(({ index, label }) => typeof index === 'number' && id2label[index] === label);
      if (fits && labels.length === Math.min(options.topK, Object.keys(id2label).length)) return;
      throw new UsageError({
        message: `The record of ${path} has ${labels.length} labels of another model, or not ${options.topK} of this one.`,
        remedy: 'Resume with --model and --top-k of the first run, or start anew with --overwrite.',
      });
    },
    async dispose() {
      await preparer.dispose();
      await model.dispose();
    },
  };
}
