// timm's class ResNet (models/resnet.py), whose parameter paths the scopes repeat: one network for all families.
import type { ParameterScope } from '@automodel/core';
import { flatten, globalAveragePool, maxPool, type Value } from '@automodel/onnx';
import type { ResNetArchitecture } from '../architectures/resnet-architecture.js';
import { residualBlock } from './residual-block.js';
import { stem } from './stem.js';

/** What a network computes before its classifier. */
export interface ResNetGraph {
  /** `[batch, channels, height, width]` of the last stage. */
  readonly lastHiddenState: Value;
  /** Its mean over height and width: `[batch, channels]`. */
  readonly poolerOutput: Value;
  /** The stem before its max pooling, then each stage. */
  readonly hiddenStates: readonly Value[];
}

const defaultChannels: readonly number[] = [64, 128, 256, 512];

/** The stem and the stages. */
export function resnetGraph(pixelValues: Value, parameters: ParameterScope, network: ResNetArchitecture): ResNetGraph {
  const { block, layers, channels: stages = defaultChannels } = network;
  const act1 = stem(pixelValues, parameters, network);
  const hiddenStates = [act1];
  let hiddenState = maxPool(act1, { kernelShape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] });
  for (const [stage, channels] of stages.entries()) {
    const blocks = parameters.scope(`layer${stage + 1}`);
    const kind = typeof block === 'string' ? block : (block[stage] ?? 'basic');
    for (let index = 0; index < (layers[stage] ?? 0); index++) {
      const stride = index === 0 && stage > 0 ? 2 : 1;
      hiddenState = residualBlock(hiddenState, blocks.scope(index), { kind, channels, stride }, network);
    }
    hiddenStates.push(hiddenState);
  }
  const poolerOutput = flatten(globalAveragePool(hiddenState), { axis: 1 });
  return { lastHiddenState: hiddenState, poolerOutput, hiddenStates };
}
