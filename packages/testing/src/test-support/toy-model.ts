import {
  type Backend,
  type BaseModelOutputs,
  baseModelOutputs,
  contractVersion,
  defineModel,
  type ModelHead,
  type ModelPlugin,
  PreTrainedConfig,
  Tensor,
} from '@automodel/core';
import { mul } from '@automodel/onnx';

/** A config of the toy model type. */
export class ToyConfig extends PreTrainedConfig {
  static override readonly modelType = 'toy';
}

/** A model that multiplies images by one weight. */
export const toyHead: ModelHead<BaseModelOutputs> = {
  className: 'ToyModel',
  baseModelPrefix: 'toy',
  outputs: baseModelOutputs,
  channels: () => 1,
  graph({ pixelValues, parameters }) {
    const scale = parameters.parameter('scale', [1], { kind: 'uniform', bound: 1 });
    const lastHiddenState = mul(pixelValues, scale);
    return { lastHiddenState, poolerOutput: lastHiddenState };
  },
};

/** The toy model type. */
export const toyModel: ModelPlugin = defineModel({
  modelType: 'toy',
  package: { name: 'toy', version: '1.0.0' },
  config: ToyConfig,
  heads: { base: toyHead },
});

/** A backend that gives the input back for every output. */
export const echoBackend: Backend = {
  kind: 'backend',
  key: 'echo',
  package: { name: 'echo', version: '1.0.0' },
  contract: contractVersion,
  devices: [{ name: 'echo', description: 'the input itself', priority: 0 }],
  unavailable: async () => undefined,
  unsupported: () => [],
  createSession: async () => ({
    inputNames: ['pixel_values'],
    outputNames: ['last_hidden_state', 'pooler_output'],
    async run({ pixel_values: input }, fetches) {
      if (!(input instanceof Tensor)) throw new TypeError('There is no input to give back.');
      return Object.fromEntries(fetches.map((name) => [name, input]));
    },
    async dispose() {},
  }),
};
