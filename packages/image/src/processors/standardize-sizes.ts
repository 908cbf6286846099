import { isJsonObject, type JsonObject, type JsonValue } from '@automodel/core';

/**
 * Settings whose `size` and `crop_size`, where they are given, are objects: 224 and [224, 224] are legacy forms.
 * Source: `get_size_dict` in Transformers' `image_processing_utils.py`.
 */
export function standardizeSizes(settings: JsonObject, defaultToSquare: boolean): JsonObject {
  const { size, crop_size: cropSize } = settings;
  return {
    ...settings,
    ...(size === undefined ? {} : { size: sizeObject(size, defaultToSquare) }),
    ...(cropSize === undefined ? {} : { crop_size: sizeObject(cropSize, true) }),
  };
}

function sizeObject(size: JsonValue, isSquare: boolean): JsonValue {
  if (typeof size === 'number') return isSquare ? { height: size, width: size } : { shortest_edge: size };
  if (isJsonObject(size) || !Array.isArray(size) || size.length !== 2) return size;
  const [height, width]: readonly JsonValue[] = size;
  return height === undefined || width === undefined ? size : { height, width };
}
