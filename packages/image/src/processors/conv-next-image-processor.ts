import type { ImageSize } from '../image-size.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import { shortestEdgeSize } from '../transforms/shortest-edge-size.js';
import type { GeometryStep } from '../transforms/transform-image.js';
import { defineTransformersProcessor } from './define-transformers-processor.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import type { SettingsReader } from './settings-reader.js';

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
    const resize = settings.boolean('do_resize') ? prepareResize(settings, backend) : () => ({});
    return (size) => [resize(size), { crop }];
  },
});

function prepareResize(settings: SettingsReader, backend: ResizeBackend): (size: ImageSize) => GeometryStep {
  const edge = settings.edge('size', 'shortest_edge');
  const square = { width: edge, height: edge };
  const filter = settings.filter('resample', backend);
  if (edge >= squeezedFrom) return () => ({ resize: { ...square, filter, backend } });

  const resizedEdge = Math.trunc(edge / settings.positiveNumber('crop_pct'));
  if (resizedEdge < 1) throw settings.invalid('crop_pct', `at most ${edge}, the shortest edge of the size`);
  const crop = { ...square, rule: backend };
  return (size) => ({ resize: { ...shortestEdgeSize(size, resizedEdge), filter, backend }, crop });
}
