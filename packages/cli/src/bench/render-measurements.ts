import { formatRunProfile } from '@automodel/core';
import { median } from '../classify/median.js';
import { describeError } from '../errors/describe-error.js';
import { formatMilliseconds } from '../output/format-milliseconds.js';
import { type Cell, renderTable } from '../output/render-table.js';
import type { Style } from '../output/style.js';
import type { DeviceMeasurement, FailedMeasurement } from './device-measurement.js';

export interface RenderMeasurementsOptions {
  readonly batch: number;
  readonly style: Style;
}

/** A line for each device, the fastest one's rate as the measure of all; then what else there is to say. */
export function renderMeasurements(
  measurements: readonly (DeviceMeasurement | FailedMeasurement)[],
  { batch, style }: RenderMeasurementsOptions,
): readonly string[] {
  const measured = measurements.filter((entry) => 'runs' in entry);
  const failed = measurements.filter((entry) => 'error' in entry);
  const fastest = Math.min(...measured.map(({ runs }) => median(runs) ?? Number.NaN));
  const right = (text: string): Cell => ({ text, align: 'right' });
  const head = ['device', 'load', 'first run', 'median', 'fastest', 'slowest', 'images/s', 'times the fastest'];
  const lines = renderTable([
    {
      cells: head.map((text, column) => ({
        ...(column === 0 ? { text } : right(text)),
        paint: (cell: string) => style('bold', cell),
      })),
    },
    ...measured.map(({ device, load, first, runs }) => {
      const middle = median(runs) ?? Number.NaN;
      const times = [load, first, middle, Math.min(...runs), Math.max(...runs)];
      const rates = [((1000 * batch) / middle).toFixed(1), (middle / fastest).toFixed(2)];
      return { cells: [{ text: device }, ...times.map(formatMilliseconds).map(right), ...rates.map(right)] };
    }),
  ]);
  const notes = measured.flatMap(({ device, notes: texts }) => texts.map((text) => `${device}: ${text}`));
  const failures = failed.map(({ device, error }) => `${device}: ${describeError(error).message}`);
  const profiles = measured.flatMap(({ device, profile }) =>
    profile === undefined ? [] : ['', `Where the time of a run on ${device} went:`, '', formatRunProfile(profile)],
  );
  return [...lines, ...(notes.length + failures.length > 0 ? ['', ...notes, ...failures] : []), ...profiles];
}
