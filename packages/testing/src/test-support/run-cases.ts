import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

/** Runs a file of tests beside this one, and gives the state of each by its name. */
export async function runCases(file: string): Promise<Record<string, string>> {
  const vitest = await startVitest('test', [], {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    config: fileURLToPath(new URL('../../../../vitest.config.ts', import.meta.url)),
    include: [fileURLToPath(new URL(file, import.meta.url))],
    watch: false,
    reporters: [{}],
  });
  const states: Record<string, string> = {};
  for (const module of vitest.state.getTestModules()) {
    for (const test of module.children.allTests()) states[test.fullName] = test.result().state;
  }
  await vitest.close();
  process.exitCode = undefined;
  return states;
}
