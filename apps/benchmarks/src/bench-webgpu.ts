#!/usr/bin/env node
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { describeMachine } from './common/describe-machine.js';
import type { JobOptions } from './webgpu/jobs/job-options.js';
import { jobs } from './webgpu/jobs/jobs.js';
import { renderWebgpuReport } from './webgpu/render-webgpu-report.js';
import type { JobResult, WebgpuReport } from './webgpu/webgpu-report.js';
import { writeWebgpuNetworks } from './webgpu/write-webgpu-networks.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const run = promisify(execFile);

const { values } = parseArgs({
  options: {
    batches: { type: 'string', default: '1,8,32' },
    runs: { type: 'string', default: '60' },
    sessions: { type: 'string', default: '1000' },
    /**
     * Which jobs, by their names; all, and PyTorch where Python has it, without. What the page lacks so far takes some minutes:
     * `--jobs 'automodel float32,automodel float16,onnxruntime-web,layers depthwise,layers products,layers float16'`, with `--results` and `--page` elsewhere.
     */
    jobs: { type: 'string' },
    /** References and checkpoints with their pixels (`pixel_values.f32`). */
    references: { type: 'string', default: fromRoot('../shared/fixtures/full') },
    checkpoints: { type: 'string', default: '' },
    results: { type: 'string', default: fromRoot('apps/benchmarks/results/webgpu.json') },
    page: { type: 'string', default: fromRoot('docs/performance-webgpu.md') },
    /** Write the page again from the last measurement. */
    render: { type: 'boolean', default: false },
    /** One job in this process, whose options are JSON; what the program calls itself with. */
    job: { type: 'string' },
    options: { type: 'string' },
  },
});

if (values.job !== undefined) {
  const result = await jobs[values.job]?.(JSON.parse(values.options ?? '{}'));
  console.log(JSON.stringify(result));
  // Runtimes keep threads that would keep the process.
  process.exit(0);
}

const report: WebgpuReport = values.render ? JSON.parse(await readFile(values.results, 'utf8')) : await measure();
await mkdir(dirname(values.page), { recursive: true });
await writeFile(values.page, renderWebgpuReport(report));
console.log(renderWebgpuReport(report));

async function measure(): Promise<WebgpuReport> {
  const { processor, cores, node } = describeMachine();
  const networks = await mkdtemp(join(tmpdir(), 'automodel-webgpu-'));
  const measured: Record<string, JobResult> = {};
  const current = (): WebgpuReport => ({
    date: new Date().toISOString().slice(0, 10),
    ...{ processor, cores, node },
    adapter: Object.values(measured).find(({ adapter }) => adapter !== undefined)?.adapter ?? 'unknown',
    jobs: measured,
  });
  try {
    const names = values.jobs?.split(',') ?? [...Object.keys(jobs), 'pytorch'];
    await writeWebgpuNetworks(networks, names.includes('layers') || names.includes('lifetimes'));
    const options: JobOptions = {
      networks,
      batches: values.batches.split(',').map(Number),
      runs: Number(values.runs),
      sessions: Number(values.sessions),
      references: values.references,
      checkpoints: values.checkpoints,
    };
    for (const name of names) {
      const start = performance.now();
      measured[name] = await (name === 'pytorch' ? runPytorch(options) : runJob(name, options));
      console.error(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s ${measured[name]?.failure ?? ''}`);
      // What is there so far is kept if the machine goes away.
      await mkdir(dirname(values.results), { recursive: true });
      await writeFile(values.results, `${JSON.stringify(current(), undefined, 2)}\n`);
    }
  } finally {
    await rm(networks, { recursive: true });
  }
  return current();
}

/** A job in a process of its own: nothing is compiled or cached in it yet. */
function runJob(name: string, options: JobOptions): Promise<JobResult> {
  const program = fileURLToPath(import.meta.url);
  return lastLine(process.execPath, [program, '--job', name, '--options', JSON.stringify(options)]);
}

function runPytorch({ batches, runs }: JobOptions): Promise<JobResult> {
  return lastLine('python3', [fromRoot('apps/benchmarks/src/webgpu/jobs/pytorch.py'), batches.join(','), String(runs)]);
}

async function lastLine(program: string, commandLine: readonly string[]): Promise<JobResult> {
  try {
    const { stdout } = await run(program, commandLine, { maxBuffer: 2 ** 26 });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  } catch (error) {
    return { failure: failureText(error) };
  }
}

/** The lines of what a job wrote last that name an error. */
function failureText(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error))
    .trim()
    .split('\n')
    .filter((line) => line.length < 400);
  const named = lines.filter((line) => /Error\b/.test(line)).slice(-2);
  return (named.length > 0 ? named : lines.slice(-2)).join(' ').trim().slice(0, 400);
}
