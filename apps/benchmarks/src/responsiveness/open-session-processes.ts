import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SessionRuns } from './session-runs.js';

/** As many processes with a session each: they share nothing but the machine. */
export async function openSessionProcesses(network: string, count: number): Promise<SessionRuns> {
  const script = fileURLToPath(new URL('./session-process.js', import.meta.url));
  const children: readonly ChildProcess[] = await Promise.all(
    Array.from({ length: count }, async () => {
      const child = fork(script, [network]);
      await once(child, 'message');
      return child;
    }),
  );
  return {
    async run(sessions, runs) {
      const times = await Promise.all(
        children.slice(0, sessions).map(async (child) => {
          child.send(runs);
          const [cpuMilliseconds] = await once(child, 'message');
          return Number(cpuMilliseconds);
        }),
      );
      return times.reduce((sum, time) => sum + time, 0);
    },
    async dispose() {
      await Promise.all(
        children.map(async (child) => {
          child.disconnect();
          await once(child, 'exit');
        }),
      );
    },
  };
}
