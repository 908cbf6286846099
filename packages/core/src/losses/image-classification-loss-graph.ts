import { InvalidTensorError } from '@automodel/contracts';
import {
  abs,
  add,
  cast,
  div,
  equal,
  exp,
  gatherElements,
  log,
  logSoftmax,
  mul,
  neg,
  not,
  reduceMean,
  reduceSum,
  relu,
  reshape,
  sub,
  unsqueeze,
  type Value,
  where,
} from '@automodel/onnx';
import type { ProblemType } from '../config/problem-type.js';
import type { LossContext } from '../model/model-head.js';

/** PyTorch's default of `ignore_index`: labels of this class do not count. */
const ignoredLabel = -100n;

/**
 * The loss of image classification as a scalar, by `problem_type`, which follows from the labels where the config has none:
 * one label regression, integer labels single-label, float labels multi-label. Source: `loss/loss_utils.py` of Transformers.
 * @throws {InvalidTensorError} if the labels are not of the type that this loss takes.
 */
export function imageClassificationLossGraph({ config, logits, labels }: LossContext): Value {
  const problemType = config.problem_type ?? inferProblemType(config.num_labels, labels);
  switch (problemType) {
    case 'regression': {
      // PyTorch takes whole numbers as values too.
      const values = labels.type.dataType === 'int64' ? cast(labels, 'float32') : labels;
      return config.num_labels === 1
        ? meanSquaredError(flat(logits), flat(values))
        : meanSquaredError(logits, checkLabels(values, problemType, 'float32', 2));
    }
    case 'single_label_classification':
      return crossEntropy(logits, flat(checkLabels(labels, problemType, 'int64', 1)));
    case 'multi_label_classification':
      return binaryCrossEntropyWithLogits(logits, checkLabels(labels, problemType, 'float32', 2));
  }
}

function checkLabels(labels: Value, problemType: ProblemType, dataType: 'float32' | 'int64', rank: 1 | 2): Value {
  const { dataType: given, shape } = labels.type;
  if (given === dataType && shape?.length === rank) return labels;
  throw new InvalidTensorError({
    input: 'labels',
    expected: `${dataType} ${rank === 1 ? '[batch]' : '[batch, labels]'} for the problem type "${problemType}"`,
    received: `${given} [${shape?.map((dim) => dim ?? '?').join(', ') ?? '?'}]`,
    remedy: 'Class indices are int64 (BigInt64Array); multi-label targets and regression values are float32.',
  });
}

function inferProblemType(labelCount: number, labels: Value): ProblemType {
  if (labelCount === 1) return 'regression';
  return labels.type.dataType === 'int64' ? 'single_label_classification' : 'multi_label_classification';
}

function flat(value: Value): Value {
  return reshape(value, value.graph.constant('int64', [1], [-1n]));
}

/** mean((x − y)²) */
function meanSquaredError(logits: Value, labels: Value): Value {
  const difference = sub(logits, labels);
  return reduceMean(mul(difference, difference), { keepdims: false });
}

/** −mean over the labels that count of log softmax(x)[label] */
function crossEntropy(logits: Value, labels: Value): Value {
  const { graph } = logits;
  const counts = not(equal(labels, graph.constant('int64', [], [ignoredLabel])));
  const safeLabels = where(counts, labels, graph.constant('int64', [], [0n]));
  const column = graph.constant('int64', [1], [1n]);
  const picked = flat(gatherElements(logSoftmax(logits, { axis: 1 }), unsqueeze(safeLabels, column), { axis: 1 }));
  const weights = cast(counts, 'float32');
  return neg(div(reduceSum(mul(picked, weights), { keepdims: false }), reduceSum(weights, { keepdims: false })));
}

/** mean(max(x, 0) − x y + log(1 + exp(−|x|))) */
function binaryCrossEntropyWithLogits(logits: Value, labels: Value): Value {
  const one = logits.graph.constant('float32', [], [1]);
  const tail = log(add(one, exp(neg(abs(logits)))));
  return reduceMean(add(sub(relu(logits), mul(logits, labels)), tail), { keepdims: false });
}
