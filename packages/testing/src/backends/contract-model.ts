import { add, GraphBuilder, type Model, relu, tensorConstant } from '@automodel/onnx';
import { externalWeights } from './external-weights.js';

/** What tests of the contract run: `sum = x + [10, 20, -30]` and `positive = max(sum, 0)`, for any number of rows. */
export interface ContractModel {
  readonly model: Model;
  readonly weights: ReadonlyMap<string, Uint8Array>;
}

/** Builds the model, its weight outside the graph at an odd offset. */
export function contractModel(weight: readonly number[] = [10, 20, -30]): ContractModel {
  const graph = new GraphBuilder('contract');
  const x = graph.input('x', 'float32', ['rows', 3]);
  const offset = graph.initializer(tensorConstant('offset', 'float32', [3], weight));
  const sum = graph.output('sum', add(x, offset));
  graph.output('positive', relu(sum));
  return externalWeights(graph.build(), new Set(['offset']));
}
