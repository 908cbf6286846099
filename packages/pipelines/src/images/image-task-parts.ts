import type { ImageProcessor, OutputTable, PreTrainedModel } from '@automodel/core';

/** What an image task works with. */
export interface ImageTaskParts<Table extends OutputTable> {
  readonly model: PreTrainedModel<Table>;
  readonly processor: ImageProcessor;
}
