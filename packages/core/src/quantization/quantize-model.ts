import { InvalidOptionError } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { directoryWriter } from '#directory-writer';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { ModelObserver } from '../model/model-observer.js';
import { checkOptions } from '../options/check-options.js';
import type { CheckpointWriter } from '../saving/checkpoint-writer.js';
import { configFields } from '../saving/config-fields.js';
import { quantizeTensor } from '../saving/quantize-tensor.js';
import { saveWeights } from '../saving/save-weights.js';
import type { StoredTensor } from '../saving/stored-tensor.js';
import { toPythonJson } from '../saving/to-python-json.js';
import { withQuantizationConfig } from '../saving/with-quantization-config.js';
import type { Tensor } from '../tensor.js';
import { ActivationHistogram, type RangeMethod } from './activation-histogram.js';
import { quantizableValues } from './quantizable-values.js';

/** What of a model is quantized. */
export interface QuantizableModel {
  readonly className: string;
  readonly config: PreTrainedConfig;
  readonly graph: Model;
  stateDict(): ReadonlyMap<string, StoredTensor>;
  observe(names: readonly string[]): ModelObserver;
}

export interface QuantizeModelOptions {
  /** @default 'percentile' */
  readonly ranges?: RangeMethod | undefined;
  /** How many in a hundred values the range of `percentile` holds. @default 99.99 */
  readonly percentile?: number | undefined;
}

/** What was quantized. */
export interface QuantizationReport {
  /** Batches that the ranges were taken from. */
  readonly batches: number;
  /** Values that are int8 now, and the weights that are. */
  readonly activations: number;
  readonly weights: number;
}

/**
 * Writes a model whose convolutions compute with 8 bits: weights per output channel, activations with 7 bits and ranges that are taken from runs on
 * images. Its graph has QuantizeLinear and DequantizeLinear, so it runs on every device; `wasm` computes with integers.
 * @param images `pixelValues` of images such as the model will see; some hundred are enough.
 * @throws {InvalidOptionError} if there are no images, or no convolution that 8 bits serve.
 */
export async function quantizeModel(
  model: QuantizableModel,
  target: CheckpointWriter | string,
  images: AsyncIterable<Tensor> | Iterable<Tensor>,
  options: QuantizeModelOptions = {},
): Promise<QuantizationReport> {
  checkOptions(options, ['percentile', 'ranges']);
  const { ranges = 'percentile', percentile = 99.99 } = options;
  checkRanges(ranges, percentile);
  const { activations, weights } = quantizableValues(model.graph.graph);
  if (activations.length === 0) {
    throw new InvalidOptionError({
      option: 'model',
      value: model.className,
      problem: 'it has no convolution that reads what went through a ReLU, or is quantized already',
      remedy: 'Quantize float weights; for weights of 8 bits alone use automodel convert --weights int8.',
    });
  }
  const histograms = new Map(activations.map((name) => [name, new ActivationHistogram()]));
  const observer = model.observe(activations);
  let batches = 0;
  try {
    for await (const pixelValues of images) {
      for (const [name, { data }] of await observer.forward({ pixelValues })) {
        if (data instanceof Float32Array) histograms.get(name)?.add(data);
      }
      batches++;
    }
  } finally {
    await observer.dispose();
  }
  if (batches === 0) {
    throw new InvalidOptionError({
      option: 'images',
      value: batches,
      problem: 'there are none, but ranges are taken from runs on images',
      remedy: 'Give some hundred images such as the model will see.',
    });
  }
  const scales = [...histograms].map(([name, histogram]) => [name, histogram.step(ranges, percentile)] as const);
  const writer = typeof target === 'string' ? directoryWriter(target) : target;
  try {
    const tensors: StoredTensor[] = [];
    for (const tensor of model.stateDict().values()) {
      tensors.push(weights.includes(tensor.name) ? await quantizeTensor(tensor) : tensor);
    }
    const { stale, outdated } = await saveWeights(tensors, writer);
    const fields = withQuantizationConfig(configFields(model.config, { className: model.className }), true, {
      activations: { bits: 7, model_class: model.className, scales: Object.fromEntries(scales) },
    });
    await writer.write('config.json', [new TextEncoder().encode(toPythonJson(fields))]);
    await writer.commit(stale, outdated);
  } catch (error) {
    // What went wrong first is what the caller must hear of.
    await writer.abort().catch(() => undefined);
    throw error;
  }
  return { batches, activations: activations.length, weights: weights.length };
}

function checkRanges(ranges: string, percentile: number): void {
  if (ranges !== 'entropy' && ranges !== 'percentile') {
    throw new InvalidOptionError({
      option: 'ranges',
      value: ranges,
      problem: `it is ${JSON.stringify(ranges)}, but must be "percentile" or "entropy"`,
      remedy: 'Pass one of these, or leave it out for "percentile".',
    });
  }
  if (percentile > 50 && percentile <= 100) return;
  throw new InvalidOptionError({
    option: 'percentile',
    value: percentile,
    problem: `it is ${percentile}, but must be more than 50 and at most 100`,
    remedy: 'Pass such a number, or leave it out for 99.99.',
  });
}
