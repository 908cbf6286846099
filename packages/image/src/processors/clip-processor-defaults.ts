import type { JsonObject } from '@automodel/core';

/** The defaults that `CLIPImageProcessor` and `BitImageProcessor` share, with the mean and standard deviation of OpenAI's CLIP. */
export const clipProcessorDefaults: JsonObject = {
  do_convert_rgb: true,
  size: { shortest_edge: 224 },
  resample: 3,
  do_center_crop: true,
  crop_size: { height: 224, width: 224 },
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
};
