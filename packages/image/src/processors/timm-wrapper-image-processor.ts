import { isJsonObject, type JsonObject, type JsonValue } from '@automodel/core';
import type { ImageSize } from '../image-size.js';
import { filtersByNumber } from '../resize/resampling-filter.js';
import { keepRatioSize } from '../transforms/keep-ratio-size.js';
import { pixelValueTables } from '../transforms/pixel-value-tables.js';
import type { Crop } from '../transforms/resize-and-crop.js';
import { roundHalfEven } from '../transforms/round-half-even.js';
import { shortestEdgeSize } from '../transforms/shortest-edge-size.js';
import type { GeometryStep } from '../transforms/transform-image.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import { isEdge } from './settings/is-edge.js';
import { readChannelValues } from './settings/read-channel-values.js';
import { readChoice } from './settings/read-choice.js';
import { readDivisors } from './settings/read-divisors.js';
import { readPositiveNumber } from './settings/read-positive-number.js';
import { SettingProblem } from './settings/setting-problem.js';

/** timm's `IMAGENET_DEFAULT_MEAN`, `IMAGENET_DEFAULT_STD`, `DEFAULT_CROP_PCT` and `DEFAULT_CROP_MODE`. */
const defaults: JsonObject = {
  input_size: [3, 224, 224],
  interpolation: 'bicubic',
  crop_pct: 0.875,
  crop_mode: 'center',
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
};

/**
 * The evaluation transform of timm's checkpoints, by `pretrained_cfg` of their config.json. Its settings have timm's names,
 * and its images are resized by Pillow as in timm.
 * Sources: `TimmWrapperImageProcessor` in Transformers' `models/timm_wrapper`; `resolve_data_config` in timm's
 * `data/config.py` (`test_input_size` is not taken), `transforms_imagenet_eval` in its `data/transforms_factory.py`.
 */
export const timmWrapperImageProcessor: ImageProcessorDefinition = {
  type: 'TimmWrapperImageProcessor',
  backends: ['pil'],
  defaults,

  standardize(settings) {
    const fields = { ...objectOr(settings.pretrained_cfg), ...settings };
    const names = ['architecture', 'backend', 'image_processor_type', ...Object.keys(defaults)];
    return Object.fromEntries(
      Object.entries(fields)
        .filter(([name]) => names.includes(name))
        .map(([name, value]) => [name, name === 'mean' || name === 'std' ? perChannel(value) : value]),
    );
  },

  prepare(settings, backend) {
    const normalization = { mean: readChannelValues(settings, 'mean'), std: readDivisors(settings, 'std') };
    // ToTensor divides by 255 in float32, which gives the same 256 values as the product with 1 / 255 in float64.
    return {
      geometry: prepareGeometry(settings),
      tables: pixelValueTables({ rescaleFactor: 1 / 255, normalization, backend }),
    };
  },
};

/** A list of one number stands for all channels. */
function perChannel(value: JsonValue | undefined): JsonValue | undefined {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function objectOr(value: JsonValue | undefined): JsonObject {
  return value !== undefined && isJsonObject(value) ? value : {};
}

function prepareGeometry(settings: JsonObject): (size: ImageSize) => readonly GeometryStep[] {
  const inputSize = readInputSize(settings);
  const cropFraction = readPositiveNumber(settings, 'crop_pct');
  const mode = readChoice(settings, 'crop_mode', ['center', 'squash', 'border']);
  const interpolation = readChoice(settings, 'interpolation', filtersByNumber);
  const scaled = {
    height: Math.floor(inputSize.height / cropFraction),
    width: Math.floor(inputSize.width / cropFraction),
  };
  if (Math.min(scaled.height, scaled.width) < 1) {
    throw new SettingProblem(settings, 'crop_pct', 'other', 'at most the size of the input');
  }

  const isSquare = scaled.height === scaled.width;
  const sizeOf = (image: ImageSize): ImageSize => {
    if (mode === 'squash') return scaled;
    if (mode === 'border') return keepRatioSize(image, scaled, 'inside');
    return isSquare ? shortestEdgeSize(image, scaled.height) : keepRatioSize(image, scaled, 'cover');
  };
  // timm does not hand its interpolation on to the resizing of an oblong center crop.
  const filter = mode === 'center' && !isSquare ? 'bilinear' : interpolation;
  const fill = readChannelValues(settings, 'mean').map((value) => roundHalfEven(255 * value));
  return (size) => {
    const resized = sizeOf(size);
    const crop = { ...timmCenterCrop(resized, inputSize), ...(mode === 'border' ? { fill } : {}) };
    return [{ resize: { ...resized, filter, backend: 'pil' }, crop }];
  };
}

/** `center_crop` in torchvision's `transforms/functional.py`, and timm's `center_crop_or_pad`. */
function timmCenterCrop(image: ImageSize, { width, height }: ImageSize): Crop {
  const place = (length: number, cropped: number): number => {
    const half = (length - cropped) / 2;
    return half > 0 ? roundHalfEven(half) : Math.ceil(half);
  };
  return { width, height, left: place(image.width, width), top: place(image.height, height) };
}

/** `input_size`: channels, height, width. */
function readInputSize(settings: JsonObject): ImageSize {
  const { input_size: value } = settings;
  const sizes: readonly JsonValue[] = Array.isArray(value) ? value : [];
  const [channels, height, width, ...rest] = sizes;
  if (channels === 3 && isEdge(height) && isEdge(width) && rest.length === 0) return { height, width };
  throw new SettingProblem(
    settings,
    'input_size',
    'other',
    'a list of channels, height and width, such as [3, 224, 224], and of 3 channels',
  );
}
