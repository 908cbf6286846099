import { checkOptions, Tensor } from '@automodel/core';
import { floatTensor } from './float-tensor.js';
import { resizeBilinear } from './resize-bilinear.js';
import { checkTargetSizes, type TargetSizes } from './target-sizes.js';

/** What a model for semantic segmentation gives. */
export interface SemanticSegmentationOutputs {
  /** float32 `[batch, classes, height, width]`. */
  readonly logits: Tensor;
}

export interface SemanticSegmentationOptions {
  /** Per image the size of its map; the logits are resized to it. @default the size of the logits */
  readonly targetSizes?: TargetSizes | undefined;
}

/**
 * The most likely class of each pixel: per image a map, int32 `[height, width]`.
 * Source: `post_process_semantic_segmentation` of Transformers' image processors.
 * @throws {InvalidTensorError} if the logits have other dimensions or another type.
 * @throws {InvalidOptionError} if there is not one target size per image.
 */
export function postProcessSemanticSegmentation(
  outputs: SemanticSegmentationOutputs,
  options: SemanticSegmentationOptions = {},
): Tensor[] {
  checkOptions(options, ['targetSizes']);
  const { data, dims } = floatTensor(outputs.logits, 'logits', ['batch', 'classes', 'height', 'width']);
  const [batch = 0, classes = 0, height = 0, width = 0] = dims;
  const sizes = options.targetSizes ?? Array.from({ length: batch }, () => [height, width] as const);
  checkTargetSizes(sizes, batch);

  return sizes.map(([mapHeight, mapWidth], image) => {
    const labels = new Int32Array(mapHeight * mapWidth);
    const largest = new Float32Array(mapHeight * mapWidth).fill(Number.NEGATIVE_INFINITY);
    // Class by class, so that no more than one resized plane is in memory.
    for (let label = 0; label < classes; label++) {
      const start = (image * classes + label) * height * width;
      const plane = data.subarray(start, start + height * width);
      const isResized = mapHeight !== height || mapWidth !== width;
      const values = isResized
        ? resizeBilinear(plane, { height, width }, { height: mapHeight, width: mapWidth })
        : plane;
      for (const [pixel, value] of values.entries()) {
        if (value <= (largest[pixel] ?? 0)) continue;
        largest[pixel] = value;
        labels[pixel] = label;
      }
    }
    return new Tensor('int32', labels, [mapHeight, mapWidth]);
  });
}
