import { roundHalfEven } from './round-half-even.js';

/** Along one axis: `length` pixels from `source` of the image come to lie at `target` of the crop. */
export interface CropPlacement {
  readonly source: number;
  readonly target: number;
  readonly length: number;
}

/** How a library places the odd pixel of a crop and of a padding. */
interface Rounding {
  roundCrop(half: number): number;
  roundPadding(half: number): number;
}

/** Whose rule of placing: a library. */
export type CropRule = 'pil' | 'torchvision' | 'timm';

/** All cut the middle out, and pad what is smaller. */
const roundings: Readonly<Record<CropRule, Rounding>> = {
  /** `center_crop` in Transformers' `image_transforms.py`. */
  pil: { roundCrop: Math.floor, roundPadding: Math.ceil },
  /** `TorchvisionBackend.center_crop` in Transformers' `image_processing_backends.py`. */
  torchvision: { roundCrop: Math.floor, roundPadding: Math.floor },
  /** `center_crop` in torchvision's `transforms/functional.py`, and timm's `center_crop_or_pad`. */
  timm: { roundCrop: roundHalfEven, roundPadding: Math.floor },
};

/** Where the middle `cropSize` of `imageSize` pixels lies. */
export function cropPlacement(imageSize: number, cropSize: number, rule: CropRule): CropPlacement {
  const { roundCrop, roundPadding } = roundings[rule];
  return {
    source: Math.max(0, roundCrop((imageSize - cropSize) / 2)),
    target: Math.max(0, roundPadding((cropSize - imageSize) / 2)),
    length: Math.min(imageSize, cropSize),
  };
}
