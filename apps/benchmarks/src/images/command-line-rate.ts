import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** The rate that `automodel classify - --jsonl -` reports for a list of images; loading the model is not part of it. */
export async function commandLineRate(
  program: string,
  model: string,
  paths: readonly string[],
  batchSize: number,
): Promise<number> {
  const parameters = ['classify', '-', '--model', model, '--jsonl', '-', '--batch', String(batchSize)];
  const child = spawn(process.execPath, [program, ...parameters], { stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin.end(paths.join('\n'));
  const [report] = await Promise.all([text(child.stderr), once(child, 'close')]);
  const rate = /\(([\d.,]+) images\/s\)/.exec(report)?.[1];
  if (rate === undefined) throw new Error(`automodel classify did not say its rate: ${report}`);
  return Number(rate.replaceAll(',', ''));
}
