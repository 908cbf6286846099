import type { JobResult, NetworkLayers, WebgpuReport } from './webgpu-report.js';

/** The page docs/performance-webgpu.md. */
export function renderWebgpuReport({ date, processor, cores, node, adapter, jobs, notes = [] }: WebgpuReport): string {
  const results = Object.values(jobs);
  const failures = Object.entries(jobs).flatMap(([name, { failure }]) =>
    failure === undefined ? [] : [`- ${name}: ${failure}`],
  );
  return [
    '# Performance on WebGPU',
    'Written by `pnpm bench:webgpu` (apps/benchmarks); do not edit by hand. The numbers behind it: apps/benchmarks/results/webgpu.json.',
    [
      `- ${date}, ${adapter}`,
      `- ${processor}, ${cores} cores, Node ${node}, Dawn by the package webgpu`,
      ...measurementLines(jobs),
    ].join('\n'),
    forwardSection(results),
    ...notes,
    startSection(results),
    accuracySection(results),
    lifetimeSection(results),
    layersSection(results),
    ...(failures.length === 0 ? [] : [`## Not measured\n\n${failures.join('\n')}`]),
    '',
  ].join('\n\n');
}

/** Which jobs were measured together, where that was not all of them at once. */
function measurementLines(jobs: WebgpuReport['jobs']): readonly string[] {
  const measurements = new Set(Object.values(jobs).flatMap(({ measurement }) => measurement ?? []));
  return Array.from(measurements, (measurement) => {
    const names = Object.entries(jobs).flatMap(([name, job]) => (job.measurement === measurement ? [name] : []));
    return `- Measurement ${measurement}: ${names.map((name) => name.replace(/, \d+$/, '')).join(', ')}`;
  });
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function forwardSection(results: readonly JobResult[]): string {
  const times = results.flatMap(({ forward = [], measurement = '' }) =>
    forward.map((time) => ({ ...time, measurement: firstWord(measurement) })),
  );
  const batches = [...new Set(times.map(({ batch }) => batch))].sort((left, right) => left - right);
  const isMixed = times.some(({ measurement }) => measurement !== '');
  const keyOf = ({ library, input, measurement }: (typeof times)[number]): string =>
    `${library}|${input}|${measurement}`;
  const lines = Array.from(new Set(times.map(keyOf)), (key) => {
    const line = times.filter((time) => keyOf(time) === key);
    const cells = batches.map((batch) => milliseconds(line.find((time) => time.batch === batch)?.median));
    const measurement = isMixed ? [line[0]?.measurement ?? ''] : [];
    return [line[0]?.library ?? '', inputName(line[0]?.input ?? ''), ...measurement, ...cells];
  });
  const header = ['library', 'input', ...(isMixed ? ['measurement'] : []), ...batches.map((batch) => `batch ${batch}`)];
  return `## ResNet-50, 224×224

Milliseconds from the call to the logits on the CPU: medians of ${Math.max(...times.map(({ runs }) => runs))} runs, each of which waits for the last. *Input*: where the pixels are at the call; from the CPU
they are uploaded as float32. Bytes are uploaded as they are and normalized on the GPU, frames resized there, and the time is until the five best classes. automodel's float16 uses subgroup matrices where the device has them.

${table(header, lines)}`;
}

/** What a measurement is called in tables; the list above them says what it is. */
function firstWord(measurement: string): string {
  return measurement.split(' ')[0] ?? '';
}

function inputName(input: string): string {
  const names: Readonly<Record<string, string>> = {
    gpu: 'GPU',
    cpu: 'CPU, float32',
    bytes: 'CPU, bytes',
    frame: 'frame of 1280×720',
  };
  return names[input] ?? input;
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(2);
}

function startSection(results: readonly JobResult[]): string {
  const rows = results.flatMap(({ start, measurement = '' }) => {
    if (start === undefined) return [];
    const { library: name, createMilliseconds: create, firstRunMilliseconds: first } = start;
    const library = measurement === '' ? name : `${name} (${firstWord(measurement)})`;
    return [[library, create.toFixed(0), first.toFixed(0), `**${(create + first).toFixed(0)}**`]];
  });
  return `## Start

Milliseconds in a fresh process: from the files on disk (automodel: the checkpoint; the others: an ONNX file in memory) to a session, and its first run of one image.

${table(['library', 'create', 'first run', 'sum'], rows)}`;
}

function accuracySection(results: readonly JobResult[]): string {
  const rows = results.flatMap(({ accuracy = [] }) =>
    accuracy.map(({ network, dtype, largestDifference, largestLogit }) => [
      network,
      dtype,
      largestDifference.toExponential(1),
      largestLogit.toFixed(2),
    ]),
  );
  return `## Accuracy

Logits against references computed in float64 by PyTorch, with the same weights and pixels.

${table(['network', 'dtype', 'largest difference', 'largest logit'], rows)}`;
}

function lifetimeSection(results: readonly JobResult[]): string {
  const rows = results.flatMap(({ lifetimes }) =>
    (lifetimes?.memory ?? []).map(({ sessions, megabytes, gpuMegabytes }) => [
      String(sessions),
      megabytes.toFixed(0),
      gpuMegabytes?.toFixed(0) ?? '',
    ]),
  );
  return `## Many sessions

ResNet-18 created, run once and disposed of, again and again: megabytes of the process and in use on the card.

${table(['sessions', 'process', 'card'], rows)}`;
}

/** Steps that compute less than this are left out: what they take is the time of a dispatch. */
const smallestGigaflop = 0.005;

function layersSection(results: readonly JobResult[]): string {
  const networks = results.flatMap(({ layers = [] }) => layers);
  return [
    `## Layers

By the GPU's clock, each step in a pass of its own. TFLOP/s count the multiplications of the plain convolution, so that Winograd's transforms can exceed what the
units do.`,
    ...networks.map(layerTable),
  ].join('\n\n');
}

function layerTable({ network, batch, milliseconds: total, layers }: NetworkLayers): string {
  const rows = layers
    .filter(({ gigaflop }) => gigaflop >= smallestGigaflop)
    .map(({ name, count, gigaflop, microseconds, teraflops, kernel }) => [
      name,
      String(count),
      gigaflop.toFixed(2),
      microseconds.toFixed(1),
      teraflops.toFixed(1),
      kernel.replaceAll('f32-', ''),
    ]);
  return `### ${network}, batch ${batch}: ${total.toFixed(2)} ms

${table(['first of its kind', 'times', 'GFLOP', 'µs', 'TFLOP/s', 'kernels'], rows)}`;
}
