import type { JsonObject } from '@automodel/core';
import type { ImageSize } from '../image-size.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import { centerCrop } from '../transforms/center-crop.js';
import { pixelValueTables } from '../transforms/pixel-value-tables.js';
import type { Crop } from '../transforms/resize-and-crop.js';
import type { GeometryStep } from '../transforms/transform-image.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import { readBoolean } from './settings/read-boolean.js';
import { readChannelValues } from './settings/read-channel-values.js';
import { readDivisors } from './settings/read-divisors.js';
import { readEdge } from './settings/read-edge.js';
import { readPositiveNumber } from './settings/read-positive-number.js';
import { SettingProblem } from './settings/setting-problem.js';
import { standardizeSizes } from './standardize-sizes.js';

/** The way from a decoded image of some size to a resized one, of which `crop` says what is cut out, if anything. */
export type PrepareGeometry = (
  settings: JsonObject,
  backend: ResizeBackend,
  crop: (resized: ImageSize) => Crop | undefined,
) => (size: ImageSize) => readonly GeometryStep[];

/** What a class of Transformers adds to its backends: defaults, and how it resizes. */
export interface TransformersProcessor {
  readonly type: string;
  /** Those that differ from the common ones: everything is done, but cropping, with a factor of 1/255. */
  readonly defaults: JsonObject;
  /** Whether `"size": 224` stands for a square, and not for the shortest edge. */
  readonly defaultToSquare: boolean;
  /** `prepareResize` for most classes. */
  readonly prepareGeometry: PrepareGeometry;
}

/**
 * An image processor as Transformers 5 builds them: resize, center crop, rescale, normalise, on one of two backends.
 * Source: `TorchvisionBackend` and `PilBackend` in Transformers' `image_processing_backends.py`.
 */
export function defineTransformersProcessor(processor: TransformersProcessor): ImageProcessorDefinition {
  const { type, defaults, defaultToSquare, prepareGeometry } = processor;
  return {
    type,
    backends: ['torchvision', 'pil'],
    defaults: {
      do_resize: true,
      do_center_crop: false,
      crop_size: null,
      do_rescale: true,
      rescale_factor: 1 / 255,
      do_normalize: true,
      ...defaults,
    },
    standardize: (settings) => standardizeSizes(settings, defaultToSquare),

    prepare(settings, backend) {
      if (settings.do_pad === true) throw new SettingProblem(settings, 'do_pad', 'padding');
      const cropSize = readBoolean(settings, 'do_center_crop')
        ? { height: readEdge(settings, 'crop_size', 'height'), width: readEdge(settings, 'crop_size', 'width') }
        : undefined;
      const rescaleFactor = readBoolean(settings, 'do_rescale')
        ? readPositiveNumber(settings, 'rescale_factor')
        : undefined;
      const normalization = readBoolean(settings, 'do_normalize')
        ? { mean: readChannelValues(settings, 'image_mean'), std: readDivisors(settings, 'image_std') }
        : undefined;
      return {
        geometry: prepareGeometry(settings, backend, (image) => cropSize && centerCrop(image, cropSize, backend)),
        tables: pixelValueTables({ rescaleFactor, normalization, backend }),
      };
    },
  };
}
