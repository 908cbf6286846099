import type { PrepareGeometry } from './define-transformers-processor.js';
import { readOutputSize } from './read-output-size.js';
import { readBoolean } from './settings/read-boolean.js';
import { readFilter } from './settings/read-filter.js';

/** Resizes to `size`, whatever form it has. */
export const prepareResize: PrepareGeometry = (settings, backend, crop) => {
  if (!readBoolean(settings, 'do_resize')) return (size) => [{ crop: crop(size) }];
  const filter = readFilter(settings, 'resample', backend);
  const outputSize = readOutputSize(settings);
  return (size) => {
    const resized = outputSize(size);
    return [{ resize: { ...resized, filter, backend }, crop: crop(resized) }];
  };
};
