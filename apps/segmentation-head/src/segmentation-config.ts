import { FieldReader, type JsonObject } from '@automodel/core';
import { ResNetConfig } from '@automodel/model-resnet';

/** A ResNet's settings and those of the head on it. Without `out_features` the head reads the last two stages. */
export class SegmentationConfig extends ResNetConfig {
  /** Channels inside the head. */
  readonly head_channels: number;
  /** The label of pixels that do not count in the loss. */
  readonly ignore_index: number;

  constructor(fields: JsonObject = {}, file = 'SegmentationConfig') {
    const stages = fields.out_features ?? fields.out_indices ?? null;
    super(stages === null ? { ...fields, out_indices: [-2, -1] } : fields, file);
    const reader = new FieldReader(fields, file);
    this.head_channels = reader.integer('head_channels', 64, 1);
    this.ignore_index = reader.integer('ignore_index', 255);
  }
}
