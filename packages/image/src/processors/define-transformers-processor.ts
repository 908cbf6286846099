import type { JsonObject } from '@automodel/core';
import type { ImageSize } from '../image-size.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import { pixelValueTables } from '../transforms/pixel-value-tables.js';
import type { Crop } from '../transforms/resize-and-crop.js';
import type { GeometryStep } from '../transforms/transform-image.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import type { SettingsReader } from './settings-reader.js';
import { standardizeSizes } from './standardize-sizes.js';

/** The way from a decoded image of some size to a resized one, and cut to `crop` where it is given. */
export type PrepareGeometry = (
  settings: SettingsReader,
  backend: ResizeBackend,
  crop: Crop | undefined,
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
      if (settings.settings.do_pad === true) throw settings.invalid('do_pad', 'false: padding is not implemented here');
      const crop = settings.boolean('do_center_crop')
        ? {
            height: settings.edge('crop_size', 'height'),
            width: settings.edge('crop_size', 'width'),
            rule: backend,
          }
        : undefined;
      const rescaleFactor = settings.boolean('do_rescale') ? settings.positiveNumber('rescale_factor') : undefined;
      const normalization = settings.boolean('do_normalize')
        ? { mean: settings.channelValues('image_mean'), std: settings.divisors('image_std') }
        : undefined;
      return {
        geometry: prepareGeometry(settings, backend, crop),
        tables: pixelValueTables({ rescaleFactor, normalization, backend }),
      };
    },
  };
}
