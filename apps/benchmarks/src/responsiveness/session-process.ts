import { openSessions } from './session-runs.js';

// A process with one session: runs it as often as its parent asks, and says what that took of the processor.
const [network = ''] = process.argv.slice(2);
const sessions = await openSessions(network, { sessions: 1, worker: false });
process.on('message', async (runs: number) => {
  const cpuMilliseconds = await sessions.run(1, runs);
  process.send?.(cpuMilliseconds);
});
process.send?.('ready');
