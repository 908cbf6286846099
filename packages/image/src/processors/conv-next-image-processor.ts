import type { JsonObject } from '@automodel/core';
import type { ImageSize } from '../image-size.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import { centerCrop } from '../transforms/center-crop.js';
import { shortestEdgeSize } from '../transforms/shortest-edge-size.js';
import type { GeometryStep } from '../transforms/transform-image.js';
import { defineTransformersProcessor } from './define-transformers-processor.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import { readBoolean } from './settings/read-boolean.js';
import { readEdge } from './settings/read-edge.js';
import { readFilter } from './settings/read-filter.js';
import { readPositiveNumber } from './settings/read-positive-number.js';
import { SettingProblem } from './settings/setting-problem.js';

/** From this size on the image is squeezed into the square instead of cropped, as ConvNeXt was evaluated. */
const squeezedFrom = 384;

/**
 * ConvNeXt's processor, which ResNet, RegNet and others use.
 * Source: `ConvNextImageProcessor` in Transformers' `models/convnext/image_processing_convnext.py`.
 */
export const convNextImageProcessor: ImageProcessorDefinition = defineTransformersProcessor({
  type: 'ConvNextImageProcessor',
  defaultToSquare: false,
  defaults: {
    size: { shortest_edge: 384 },
    crop_pct: 224 / 256,
    resample: 3,
    image_mean: [0.5, 0.5, 0.5],
    image_std: [0.5, 0.5, 0.5],
  },
  prepareGeometry(settings, backend, crop) {
    const resize = readBoolean(settings, 'do_resize') ? prepareResize(settings, backend) : (): GeometryStep => ({});
    return (size) => {
      const step = resize(size);
      return [step, { crop: crop(step.crop ?? step.resize ?? size) }];
    };
  },
});

function prepareResize(settings: JsonObject, backend: ResizeBackend): (size: ImageSize) => GeometryStep {
  const edge = readEdge(settings, 'size', 'shortest_edge');
  const square = { width: edge, height: edge };
  const filter = readFilter(settings, 'resample', backend);
  if (edge >= squeezedFrom) return () => ({ resize: { ...square, filter, backend } });

  const resizedEdge = Math.trunc(edge / readPositiveNumber(settings, 'crop_pct'));
  if (resizedEdge < 1) throw new SettingProblem(settings, 'crop_pct', 'smallCrop', edge);
  return (size) => {
    const resized = shortestEdgeSize(size, resizedEdge);
    return { resize: { ...resized, filter, backend }, crop: centerCrop(resized, square, backend) };
  };
}
