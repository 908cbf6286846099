import type { PrepareGeometry } from './define-transformers-processor.js';
import { readOutputSize } from './read-output-size.js';

/** Resizes to `size`, whatever form it has. */
export const prepareResize: PrepareGeometry = (settings, backend, crop) => {
  if (!settings.boolean('do_resize')) return () => [{ crop }];
  const filter = settings.filter('resample', backend);
  const outputSize = readOutputSize(settings);
  return (size) => [{ resize: { ...outputSize(size), filter, backend }, crop }];
};
