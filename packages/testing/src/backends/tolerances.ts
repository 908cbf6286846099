import type { ToleranceClass } from '../ops/tolerance-class.js';

/** The largest error of an element: `relative · |expected| + ofLargest · largest |expected| + absolute`. */
export interface Tolerance {
  readonly relative: number;
  readonly ofLargest: number;
  readonly absolute: number;
}

/** The bounds of each class; 6e-8 is half the spacing of float32, relative to its value. */
export const tolerances: Readonly<Record<ToleranceClass, Tolerance>> = {
  exact: { relative: 0, ofLargest: 0, absolute: 0 },
  rounded: { relative: 5e-7, ofLargest: 1e-7, absolute: 1e-37 },
  function: { relative: 2e-6, ofLargest: 5e-7, absolute: 1e-30 },
  accumulated: { relative: 1e-6, ofLargest: 5e-6, absolute: 1e-30 },
  quantized: { relative: 0, ofLargest: 0, absolute: 1 },
  half: { relative: 2e-3, ofLargest: 1e-3, absolute: 1e-7 },
};
