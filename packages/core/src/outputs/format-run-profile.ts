import type { RunProfile, StepProfile } from '@automodel/contracts';

const headings = ['step', 'kind', 'ms', 'share', 'GFLOP', 'GFLOP/s', 'kernel'] as const;

/** A profile as a table for a person: a line for each step, in the order of the run or the slowest first, and one for the sum. */
export function formatRunProfile(
  profile: RunProfile,
  { order = 'run' }: { readonly order?: 'run' | 'slowest' } = {},
): string {
  const slowest = (left: StepProfile, right: StepProfile): number => right.milliseconds - left.milliseconds;
  const steps = order === 'slowest' ? [...profile.steps].sort(slowest) : profile.steps;
  const gigaflop = steps.reduce((sum, step) => sum + step.gigaflop, 0);
  const rate = profile.milliseconds > 0 ? (gigaflop / profile.milliseconds) * 1000 : 0;
  const rows = [
    headings,
    ...steps.map(rowOf),
    [
      `all on ${profile.threads} ${profile.threads === 1 ? 'thread' : 'threads'}`,
      profile.device,
      profile.milliseconds.toFixed(3),
      '100.0 %',
      gigaflop.toFixed(3),
      rate.toFixed(1),
      '',
    ],
  ];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isText = (column: number): boolean => ['step', 'kind', 'kernel'].includes(headings[column] ?? '');
  return rows
    .map((row) =>
      row.map((cell, column) =>
        isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      ),
    )
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}

function rowOf({ name, kind, milliseconds, share, gigaflop, gigaflopPerSecond, kernel }: StepProfile): string[] {
  const percent = `${(share * 100).toFixed(1)} %`;
  return [name, kind, milliseconds.toFixed(3), percent, gigaflop.toFixed(3), gigaflopPerSecond.toFixed(1), kernel];
}
