import { median } from '../common/median.js';
import type { ContestantName } from './contestant.js';
import type { Environment } from './environment.js';
import type { SoloResult } from './job-result.js';
import { imageSize, type MeasureOptions } from './measure-speed.js';
import type { StartMeasurement } from './report/speed-report.js';

const processes = 5;
const arrivals = 3;

/** 200 Mbit/s: fast enough that packing has to keep up. */
const bytesPerSecond = 25e6;

/** Measures loading and the first run in fresh processes, and the memory that a process takes for it. */
export async function measureStarts(
  environments: readonly Environment[],
  { networks, attempts, opponents, note }: MeasureOptions,
): Promise<readonly StartMeasurement[]> {
  const measurements: StartMeasurement[] = [];
  for (const environment of environments) {
    const all: readonly ContestantName[] =
      environment.kind === 'node'
        ? ['automodel', 'onnxruntime-web', 'onnxruntime-node']
        : ['automodel', 'onnxruntime-web', 'litert.js'];
    const contestants = all.filter((name) => name === 'automodel' || (opponents?.includes(name) ?? true));
    for (const network of networks) {
      const title = `${environment.name}, ${network}: loading and the first run`;
      const rows = await attempts.attempt(title, () => measureNetwork(environment, contestants, network));
      for (const row of rows ?? []) {
        measurements.push(row);
        const { contestant, load, first } = row;
        note(`${title}: ${contestant} loads in ${load.toFixed(0)} ms, first run ${first.toFixed(0)} ms`);
      }
    }
  }
  return measurements;
}

/** All libraries take turns, so that a machine's drift meets them alike. */
async function measureNetwork(
  environment: Environment,
  contestants: readonly ContestantName[],
  network: string,
): Promise<readonly StartMeasurement[]> {
  const results = new Map<ContestantName, SoloResult[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round < processes; round++) {
    for (const contestant of contestants) results.get(contestant)?.push(await solo(environment, contestant, network));
  }
  const measurements: StartMeasurement[] = [];
  for (const [contestant, solos] of results) {
    measurements.push({
      ...{ environment: environment.name, network, contestant },
      load: median(solos.map(({ load }) => load)),
      first: median(solos.map(({ first }) => first)),
      sum: median(solos.map(({ load, first }) => load + first)),
      peakMegabytes: await peakMegabytes(environment, contestant, network),
      afterLastByte: contestant === 'automodel' ? await afterLastByte(environment, network) : undefined,
    });
  }
  return measurements;
}

async function solo(environment: Environment, contestant: ContestantName, network: string): Promise<SoloResult> {
  const result = await environment.run({
    ...{ kind: 'solo', contestant, network, batch: 1, threads: 1, rounds: 1, size: imageSize },
  });
  if (result.kind !== 'solo') throw new Error('A solo was asked for.');
  return result;
}

/** automodel reads the checkpoint's directory; onnxruntime-web takes no path. */
async function peakMegabytes(
  environment: Environment,
  contestant: ContestantName,
  network: string,
): Promise<number | undefined> {
  if (environment.kind === 'browser') return undefined;
  const { peakBytes } = await solo(
    environment,
    contestant === 'automodel' ? 'automodel-from-folder' : contestant,
    network,
  );
  return peakBytes === undefined ? undefined : peakBytes / 1e6;
}

async function afterLastByte(environment: Environment, network: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < arrivals; round++) {
    const result = await environment.run({
      ...{ kind: 'stream', network, batch: 1, threads: 1, rounds: 1, size: imageSize, bytesPerSecond },
    });
    if (result.kind === 'stream') times.push(result.afterLastByte);
  }
  return median(times);
}
