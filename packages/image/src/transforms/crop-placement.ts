/** Along one axis: `length` pixels from `source` of the image come to lie at `target` of the crop. */
export interface CropPlacement {
  readonly source: number;
  readonly target: number;
  readonly length: number;
}

/**
 * Where the middle `cropSize` of `imageSize` pixels lies; an image that is smaller is padded.
 * Source: `center_crop` in Transformers' `image_transforms.py`, which rounds a crop's odd pixel down and a padding's up.
 */
export function cropPlacement(imageSize: number, cropSize: number): CropPlacement {
  return {
    source: Math.max(0, Math.floor((imageSize - cropSize) / 2)),
    target: Math.max(0, Math.ceil((cropSize - imageSize) / 2)),
    length: Math.min(imageSize, cropSize),
  };
}
