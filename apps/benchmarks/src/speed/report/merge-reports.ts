import type { SpeedReport } from './speed-report.js';

/** An earlier report with the rows of a later one in place of those that measure the same. */
export function mergeReports(earlier: SpeedReport, later: SpeedReport): SpeedReport {
  return {
    ...later,
    environments: merge(earlier.environments, later.environments, ({ name }) => name),
    speeds: merge(earlier.speeds, later.speeds, ({ environment, network, batch, threads, library, opponent }) =>
      [environment, network, batch, threads, library, opponent].join(),
    ),
    starts: merge(earlier.starts, later.starts, ({ environment, network, contestant }) =>
      [environment, network, contestant].join(),
    ),
    coldStarts: merge(earlier.coldStarts, later.coldStarts, ({ library, connection }) => [library, connection].join()),
  };
}

/** Rows keep their places; new ones come last. */
function merge<Row>(earlier: readonly Row[], later: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  const rows = new Map([...earlier, ...later].map((row) => [keyOf(row), row]));
  return [...rows.values()];
}
