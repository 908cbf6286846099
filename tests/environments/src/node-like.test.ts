import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectReports } from './expect-reports.js';
import { paths, programOf } from './paths.js';
import { runProgram } from './run-program.js';

const runsAll = process.env.AUTOMODEL_TEST_TIER === 'all';
const script = join(paths.app, 'in-node-like.js');

// On the built packages: they need "npm run build".
const runtimes = [
  { name: 'Node', program: process.execPath, parameters: [] },
  { name: 'Bun', program: programOf('bun', '@oven', 'bin/bun'), parameters: [] },
  {
    name: 'Deno',
    program: programOf('deno', '@deno', 'deno'),
    parameters: ['run', '--allow-all', '--node-modules-dir=manual'],
  },
];

describe.skipIf(!runsAll)('our engine', () => {
  it.each(runtimes)(
    'runs in $name: on threads, in a worker of its own by default, and in a thread of the app',
    async ({ program, parameters }) => {
      // npm has them for every platform that these tests run on.
      expect(program).toBeDefined();
      expectReports(await runProgram(program ?? '', [...parameters, script, paths.network]), {
        alone: ['1 thread: no more were asked for'],
        byDefault: ['2 threads', 'in a worker of its own'],
        inThread: ['2 threads'],
      });
    },
    120_000,
  );
});
