import type { Classification, ImageResult } from './classification.js';
import { isFailed } from './classification.js';

/** A classification as the document that `--json` prints; the README describes it. */
export function classificationJson({ model, device, warnings, milliseconds, results }: Classification): object {
  const { classes, ...rest } = model;
  return {
    model: rest,
    device,
    classes,
    warnings,
    milliseconds: {
      load: round(milliseconds.load),
      preprocessing: round(milliseconds.preprocessing),
      run: round(milliseconds.run),
    },
    results: results.map(resultJson),
  };
}

function resultJson(result: ImageResult): object {
  const { path } = result;
  if (isFailed(result)) return { path, error: result.error };
  const labels = result.labels.map(({ index, label, score }) => ({ index, label, score }));
  const { preprocessing, run } = result.milliseconds;
  return { path, labels, milliseconds: { preprocessing: round(preprocessing), run: round(run) } };
}

/** To a microsecond; what a clock says beyond that is noise. */
function round(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.round(milliseconds * 1000) / 1000;
}
