import type { RawImage } from '../raw-image.js';
import { resizeImage } from '../resize/resize-image.js';
import { resizeAndCrop } from '../transforms/resize-and-crop.js';
import { shortestEdgeSize } from '../transforms/shortest-edge-size.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import type { SettingsReader } from './settings-reader.js';

/** From this size on the image is squeezed into the square instead of cropped, as ConvNeXt was evaluated. */
const squeezedFrom = 384;

/**
 * ConvNeXt's processor, which ResNet and many others use.
 * Source: `ConvNextImageProcessorPil` in Transformers' `models/convnext/image_processing_pil_convnext.py`.
 */
export const convNextImageProcessor: ImageProcessorDefinition = {
  type: 'ConvNextImageProcessor',
  defaults: {
    do_resize: true,
    size: { shortest_edge: 384 },
    crop_pct: 224 / 256,
    resample: 3,
    do_center_crop: false,
    crop_size: null,
    do_rescale: true,
    rescale_factor: 1 / 255,
    do_normalize: true,
    image_mean: [0.5, 0.5, 0.5],
    image_std: [0.5, 0.5, 0.5],
  },
  sizeFromNumber: (edge) => ({ shortest_edge: edge }),

  prepareGeometry(settings) {
    const resize = prepareResize(settings);
    if (!settings.boolean('do_center_crop')) return resize;
    const cropHeight = settings.edge('crop_size', 'height');
    const cropWidth = settings.edge('crop_size', 'width');
    return (image) => {
      const resized = resize(image);
      const { width, height } = resized;
      return resizeAndCrop(resized, { width, height, filter: 'nearest', cropWidth, cropHeight });
    };
  },
};

function prepareResize(settings: SettingsReader): (image: RawImage) => RawImage {
  if (!settings.boolean('do_resize')) return (image) => image;
  const edge = settings.edge('size', 'shortest_edge');
  const filter = settings.filter('resample');
  if (edge >= squeezedFrom) return (image) => resizeImage(image, { width: edge, height: edge, filter });

  const resizedEdge = Math.trunc(edge / settings.positiveNumber('crop_pct'));
  if (resizedEdge < 1) throw settings.invalid('crop_pct', `at most ${edge}, the shortest edge of the size`);
  return (image) =>
    resizeAndCrop(image, { ...shortestEdgeSize(image, resizedEdge), filter, cropWidth: edge, cropHeight: edge });
}
