import { openSessionProcesses } from './open-session-processes.js';
import { openSessions, type SessionRuns } from './session-runs.js';

/** What two sessions of one thread each take for as many runs as one takes, at the same time. */
export interface SessionsReport {
  readonly sessions: string;
  readonly oneMilliseconds: number;
  readonly twoMilliseconds: number;
  /** Two by one: 1 where they do not hinder each other and have a free core each. */
  readonly ratio: number;
  /** The same of processor time per run, which waiting for a core does not change: above 1 where a run is slower beside another. */
  readonly processorRatio: number;
}

const rounds = 8;
const runs = 4;

/**
 * Alternates one and two sessions: in workers, in the main thread, and in a process each, where they share nothing of ours: what these take longer
 * is the machine's. The fastest of some rounds each.
 */
export async function measureSessions(network: string): Promise<readonly SessionsReport[]> {
  const forms: readonly (readonly [string, () => Promise<SessionRuns>])[] = [
    ['in workers', () => openSessions(network, { sessions: 2, worker: true })],
    ['in the main thread', () => openSessions(network, { sessions: 2, worker: false })],
    ['in processes', () => openSessionProcesses(network, 2)],
  ];
  const reports: SessionsReport[] = [];
  for (const [name, open] of forms) {
    const sessions = await open();
    const best = { wall: [Infinity, Infinity], processor: [Infinity, Infinity] };
    for (let round = 0; round < rounds; round++) {
      for (const [index, count] of [1, 2].entries()) {
        const begin = performance.now();
        const processor = await sessions.run(count, runs);
        best.wall[index] = Math.min(best.wall[index] ?? 0, performance.now() - begin);
        best.processor[index] = Math.min(best.processor[index] ?? 0, processor / count);
      }
    }
    await sessions.dispose();
    const ratio = ([one = 1, two = 1]: readonly number[]) => Math.round((two / one) * 100) / 100;
    reports.push({
      sessions: name,
      oneMilliseconds: Math.round(best.wall[0] ?? 0),
      twoMilliseconds: Math.round(best.wall[1] ?? 0),
      ratio: ratio(best.wall),
      processorRatio: ratio(best.processor),
    });
  }
  return reports;
}
