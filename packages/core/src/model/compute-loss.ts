import { InvalidOptionError, InvalidTensorError, UnsupportedOperatorsError } from '@automodel/contracts';
import { type Dimension, GraphBuilder, type Model } from '@automodel/onnx';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import { asTensor } from '../session/as-tensor.js';
import { createSession } from '../session/create-session.js';
import type { Tensor } from '../tensor.js';
import type { LossShapes, ModelHead } from './model-head.js';
import type { ModelParts } from './model-parts.js';
import type { OutputTable } from './output-table.js';
import { computeType } from './plain-model-graph.js';
import { prepareFeeds } from './prepare-feeds.js';

/** What kind of labels a loss graph is for. */
export interface LabelType {
  readonly type: 'float32' | 'int64';
  /** 1: `[batch]`; 2: `[batch, labels]`. */
  readonly rank: number;
}

/** What the loss is computed from. */
export interface LossInputs {
  readonly logits: Tensor;
  readonly labels: Tensor;
}

/**
 * The loss of a model class as a graph of its own: `logits`, `labels` → `loss`, a scalar.
 * @throws {InvalidOptionError} if the class has no loss.
 */
export async function buildLossGraph(
  head: ModelHead<OutputTable>,
  config: PreTrainedConfig,
  { type, rank }: LabelType,
): Promise<Model> {
  if (head.loss === undefined) {
    throw new InvalidOptionError({
      option: 'loss',
      value: undefined,
      problem: `${head.className} has no loss`,
      remedy: 'Use a class with a head, such as the one of AutoModelForImageClassification.',
    });
  }
  const graph = new GraphBuilder(`${head.className} loss`);
  const shapes = head.lossShapes?.(config) ?? classifierShapes(config, rank);
  const logits = graph.input('logits', computeType, shapes.logits);
  const labels = graph.input('labels', type, shapes.labels);
  graph.output('loss', await head.loss({ config, graph, logits, labels }));
  return graph.build();
}

function classifierShapes({ num_labels: labels }: PreTrainedConfig, rank: number): LossShapes {
  const logits: readonly Dimension[] = ['batch', labels];
  return { logits, labels: rank === 2 ? logits : ['batch'] };
}

/**
 * Runs the loss graph of a model class once.
 * @throws {InvalidTensorError} if logits or labels are of a type or shape that the loss does not take.
 */
export async function computeLoss(
  { head, config, target }: Pick<ModelParts<OutputTable>, 'config' | 'head' | 'target'>,
  { logits, labels }: LossInputs,
): Promise<Tensor> {
  const rank = labels.dims.length;
  if (
    (labels.type !== 'float32' && labels.type !== 'int64') ||
    (head.lossShapes === undefined && (rank < 1 || rank > 2))
  ) {
    throw new InvalidTensorError({
      input: 'labels',
      expected: 'int64 [batch], float32 [batch] or float32 [batch, labels]',
      received: `${labels.type} [${labels.dims.join(', ')}]`,
      remedy: 'Class indices are int64 (BigInt64Array); multi-label targets and regression values are float32.',
    });
  }
  const model = await buildLossGraph(head, config, { type: labels.type, rank });
  const feeds = await prepareFeeds(model, { logits, labels });
  const operators = target.backend.unsupported(model, target.device);
  if (operators.length > 0) throw new UnsupportedOperatorsError({ missing: [{ device: target.device, operators }] });
  const session = await createSession(model, new Map(), target);
  try {
    const { loss } = await session.run(feeds, ['loss']);
    return await asTensor(loss, target);
  } finally {
    await session.dispose();
  }
}
