import type { RawImage } from '../raw-image.js';
import type { ResamplingKernel } from './common-kernels.js';
import { resampleColumns } from './resample-columns.js';
import { resampleRows } from './resample-rows.js';
import { resamplingWeights } from './resampling-weights.js';
import type { ResizeBackend } from './resize-backend.js';
import type { ResizeRegion } from './resize-region.js';

/** `region` of the image resized to `width` × `height` by a filter, any but `nearest`. */
export function resampleByKernel(
  image: RawImage,
  width: number,
  height: number,
  region: ResizeRegion,
  backend: ResizeBackend,
  kernel: ResamplingKernel,
): RawImage {
  const rows = resamplingWeights(kernel, image.height, height, region.top, region.height, backend);
  const firstInputRow = rows.starts[0] ?? 0;
  const endInputRow = (rows.starts.at(-1) ?? 0) + (rows.lengths.at(-1) ?? 0);
  // Both skip a pass that keeps the size. Its weights would be one 1 each, so computing it gives the same pixels.
  const columns = resamplingWeights(kernel, image.width, width, region.left, region.width, backend);
  return resampleRows(resampleColumns(image, columns, firstInputRow, endInputRow - firstInputRow), rows, firstInputRow);
}
