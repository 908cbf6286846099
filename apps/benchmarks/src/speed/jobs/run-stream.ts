import type { ContestantOptions } from '../contestant.js';
import { loadAutomodel } from '../contestants/load-automodel.js';
import type { StreamResult } from '../job-result.js';
import { arrivingSource } from './arriving-source.js';

/** Loads automodel's network from a file that is still arriving. */
export async function runStream(options: ContestantOptions, bytesPerSecond: number): Promise<StreamResult> {
  const { source, lastByte } = arrivingSource(options.files.checkpoint, bytesPerSecond);
  const started = performance.now();
  const network = await loadAutomodel(source, options);
  await network.run();
  const ended = performance.now();
  const arrived = await lastByte;
  await network.dispose();
  return { kind: 'stream', afterLastByte: ended - arrived, arrival: arrived - started };
}
