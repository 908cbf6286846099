import { performance } from 'node:perf_hooks';
import {
  AutoImageProcessor,
  AutoModelForImageClassification,
  type DeviceOption,
  type ImageProcessor,
  type PluginList,
} from '@automodel/core';
import { postProcessImageClassification } from '@automodel/pipelines';
import { describeError } from '../errors/describe-error.js';
import type { Progress } from '../output/progress.js';
import { type Classification, type ImageResult, isFailed } from './classification.js';
import { median } from './median.js';
import { loadingWarnings, summarizeModel } from './summarize-model.js';

export interface ClassifyOptions {
  /** Paths or addresses. */
  readonly images: readonly string[];
  /** The directory of the checkpoint. */
  readonly model: string;
  /** How many labels per image. */
  readonly topK: number;
  readonly device: DeviceOption;
  readonly plugins: PluginList;
  readonly progress: Progress;
}

type Classifier = Awaited<ReturnType<typeof AutoModelForImageClassification.fromPretrained>>;

/**
 * Loads a model and classifies images with it, one by one. An image that fails has its error in its result.
 * @throws {AutomodelError} if the model cannot be loaded.
 */
export async function classifyImages(options: ClassifyOptions): Promise<Classification> {
  const { images, plugins: use, progress } = options;
  const started = performance.now();
  const processor = await AutoImageProcessor.fromPretrained(options.model, { use });
  const model = await AutoModelForImageClassification.fromPretrained(options.model, {
    use,
    device: options.device,
    onProgress: ({ file, loaded, total }) => progress.report(`Loading ${file}`, loaded, total),
  });
  const load = performance.now() - started;
  try {
    const summary = summarizeModel(model, options.model);
    const results: ImageResult[] = [];
    for (const [done, path] of images.entries()) {
      progress.report(`Classifying image ${done + 1} of ${images.length}`, done, images.length);
      results.push(await classifyImage(path, processor, model, options.topK));
    }
    const chosen = model.deviceReport.find((entry) => entry.chosen);
    const succeeded = results.flatMap((result) => (isFailed(result) ? [] : [result.milliseconds]));
    return {
      model: summary,
      device: { name: model.device, backend: chosen?.backend ?? '', reason: chosen?.reason ?? '' },
      warnings: loadingWarnings(model.loadingInfo),
      milliseconds: {
        load,
        preprocessing: median(succeeded.map(({ preprocessing }) => preprocessing)),
        run: median(succeeded.map(({ run }) => run)),
      },
      results,
    };
  } finally {
    await model.dispose();
  }
}

async function classifyImage(
  path: string,
  processor: ImageProcessor,
  model: Classifier,
  count: number,
): Promise<ImageResult> {
  try {
    const started = performance.now();
    const { pixelValues } = await processor(path);
    const processed = performance.now();
    const { logits } = await model.forward({ pixelValues });
    const ended = performance.now();
    const [labels = []] = postProcessImageClassification(logits, model.config, { topK: count });
    return { path, labels, milliseconds: { preprocessing: processed - started, run: ended - processed } };
  } catch (cause) {
    return { path, error: describeError(cause), cause };
  }
}
