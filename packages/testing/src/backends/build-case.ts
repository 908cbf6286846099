import {
  inferShapes,
  irVersion,
  type Model,
  operatorSetVersion,
  operatorTable,
  supportedOperatorSets,
  type TensorConstant,
  tensorConstant,
  tensorType,
  toAttributes,
} from '@automodel/onnx';
import type { OperatorCase } from '../ops/operator-cases.js';
import { caseRandom } from './case-random.js';
import { drawElements } from './draw-elements.js';
import { externalWeights } from './external-weights.js';

/** A model with what a run of it needs. */
export interface BuiltCase {
  readonly model: Model;
  /** The file that the model's external weights name, by its path; empty if there are none. */
  readonly weights: ReadonlyMap<string, Uint8Array>;
  /** What the graph's inputs are fed, by name. */
  readonly feeds: ReadonlyMap<string, TensorConstant>;
}

/**
 * Builds the model of a case.
 * @param seed what drawn elements follow from
 */
export function buildCase(operator: string, operatorCase: OperatorCase, seed: string): BuiltCase {
  const random = caseRandom(`${operator} ${seed}`);
  const newest = operatorTable.find('', operator, supportedOperatorSets.newest)?.sinceVersion ?? operatorSetVersion;
  const version = operatorCase.operatorSet ?? Math.max(operatorSetVersion, newest);
  const schema = operatorTable.find('', operator, version);
  if (schema === undefined) throw new TypeError(`There is no operator ${operator} in operator set ${version}.`);
  const constants = operatorCase.inputs.map((input, index) => {
    if (input === null) return undefined;
    const tensor = tensorConstant(`x${index}`, input.dataType, input.dims, drawElements(input, random));
    return { role: input.role, tensor };
  });
  const inputs = constants.filter((entry) => entry !== undefined);
  const feeds = inputs.filter(({ role }) => role === 'feed').map(({ tensor }) => tensor);
  const outputs = Array.from({ length: operatorCase.outputs ?? 1 }, (_, index) => `y${index}`);
  const whole = inferShapes({
    irVersion,
    opsetImports: [{ domain: '', version }],
    producerName: '@automodel/testing',
    producerVersion: '',
    functions: [],
    metadata: {},
    graph: {
      name: operator,
      inputs: feeds.map(({ name, dataType, dims }) => ({ name, type: tensorType(dataType, dims) })),
      outputs: outputs.map((name) => ({ name, type: undefined })),
      values: [],
      initializers: inputs.filter(({ role }) => role !== 'feed').map(({ tensor }) => tensor),
      nodes: [
        {
          name: 'node',
          opType: operator,
          domain: '',
          inputs: constants.map((entry) => entry?.tensor.name ?? ''),
          outputs,
          attributes: toAttributes(schema, operatorCase.attributes ?? {}),
        },
      ],
    },
  });
  const weightNames = new Set(inputs.filter(({ role }) => role === 'weight').map(({ tensor }) => tensor.name));
  return {
    ...externalWeights(whole, weightNames),
    feeds: new Map(feeds.map((tensor) => [tensor.name, tensor])),
  };
}
