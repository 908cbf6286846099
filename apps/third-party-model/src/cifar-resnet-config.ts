import { FieldReader, type JsonObject, PreTrainedConfig } from '@automodel/core';

/** The settings of a ResNet for CIFAR-10. */
export class CifarResNetConfig extends PreTrainedConfig {
  static override readonly modelType = 'cifar_resnet';
  readonly blocks_per_stage: readonly number[];
  readonly hidden_sizes: readonly number[];

  constructor(fields: JsonObject = {}, file = 'CifarResNetConfig') {
    super(fields, file);
    const reader = new FieldReader(fields, file);
    this.blocks_per_stage = reader.integers('blocks_per_stage', [3, 3, 3], 1);
    this.hidden_sizes = reader.integers('hidden_sizes', [16, 32, 64], 1);
    if (this.hidden_sizes.length !== this.blocks_per_stage.length) {
      reader.fail('hidden_sizes', 'must have as many entries as "blocks_per_stage"');
    }
  }
}
