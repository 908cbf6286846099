import type { Int8Report } from '../../int8/int8-report.js';
import { markdownTable } from './markdown-table.js';
import { renderInt8Section } from './render-int8-section.js';
import type { ColdStartMeasurement, SpeedMeasurement, SpeedReport, StartMeasurement } from './speed-report.js';

/** The page docs/performance.md, with what was measured of quantized networks. */
export function renderSpeedReport(report: SpeedReport, int8: Int8Report | undefined): string {
  const { date, machine, versions, environments, speeds, starts, coldStarts, failures } = report;
  const { processor, cores, memoryGigabytes, platform, load } = machine;
  const versionList = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `# Performance

Written by \`pnpm bench\` (apps/benchmarks); do not edit by hand. The numbers behind it: apps/benchmarks/results/speed.json.

- ${date}, ${processor}, ${cores} cores, ${memoryGigabytes} GB, ${platform}
- ${environments.map(({ description }) => description).join('; ')}
- ${versionList.join(', ')}
- load average before the run: ${load}${load > 0.5 ? '. **Others were at work on this machine: the ratios are fair, as the contestants take turns, the times are not what an idle machine gives.**' : ''}

![Speed of automodel's WebAssembly engine by that of other libraries](performance.svg)

## A forward pass

ResNets of 224×224 images in float32, from pixels in memory to logits in memory, in milliseconds: medians. All libraries run the same network with the same weights, LiteRT.js
(in pages only) from a .tflite file. Before times count, the logits of both are compared: a *difference*, relative to the largest, above 1e-3 ends the measurement.
On one thread the two take turns in one process (a duel), on more in alternating processes, since pools of two libraries fight for the cores. *Ratio*: their time by
ours, the median of neighbouring runs. transformers.js and onnxruntime-node run natively in Node, outside WebAssembly. *V8 flags*: \`wasm({ v8Flags: true })\`, in a process of its own, since they are the
process's; there logits are not compared.

${markdownTable(
  ['network', 'where', 'batch', 'threads', 'beside', 'theirs', 'automodel', 'ratio', 'runs', 'difference'],
  speeds.map(speedCells),
)}
${int8 === undefined ? '' : renderInt8Section(int8)}
## Loading and the first run

Medians of five fresh processes, one thread: from the files in memory to a session, and the first run. *Peak memory* is that of another process, which starts from the disk (automodel from the checkpoint's
directory, the others from the bytes of an ONNX file). *After the last byte*: weights that arrive at 200 Mbit/s are packed on arrival; from the last byte to the logits.

${starts.length === 0 ? 'Not measured in this run.' : markdownTable(['network', 'where', 'library', 'load', 'first run', 'sum', 'peak memory', 'after the last byte'], starts.map(startCells))}

## A first visit

A page without anything cached, until it shows the label of one photograph by ResNet-50, on a connection that is slowed down by the browser. Code is compressed with gzip,
weights come as the Hub sends them. By default transformers.js takes a file with weights of 8 bits in place of the checkpoint.

${coldStarts.length === 0 ? 'Not measured in this run.' : markdownTable(['library', 'connection', 'code', 'weights', 'seconds'], coldStarts.map(coldStartCells))}
${failures.length === 0 ? '' : `\n## What could not be measured\n\n${failures.map((failure) => `- ${failure}`).join('\n')}\n`}`;
}

function speedCells(row: SpeedMeasurement): readonly string[] {
  return [
    row.network,
    row.environment,
    String(row.batch),
    String(row.threads),
    row.opponent,
    row.theirs.toFixed(1),
    `${row.ours.toFixed(1)}${row.library === 'automodel' ? '' : ' (V8 flags)'}`,
    `**${row.ratio.toFixed(2)}**`,
    String(row.runs),
    row.difference === undefined ? '' : row.difference.toExponential(1),
  ];
}

function startCells(row: StartMeasurement): readonly string[] {
  return [
    row.network,
    row.environment,
    row.contestant,
    `${row.load.toFixed(0)} ms`,
    `${row.first.toFixed(0)} ms`,
    `**${row.sum.toFixed(0)} ms**`,
    row.peakMegabytes === undefined ? '' : `${row.peakMegabytes.toFixed(0)} MB`,
    row.afterLastByte === undefined ? '' : `${row.afterLastByte.toFixed(0)} ms`,
  ];
}

function coldStartCells(row: ColdStartMeasurement): readonly string[] {
  const code =
    row.codeBytes < 1e6 ? `${(row.codeBytes / 1e3).toFixed(0)} kB` : `${(row.codeBytes / 1e6).toFixed(1)} MB`;
  return [
    row.library,
    row.connection,
    code,
    `${(row.modelBytes / 1e6).toFixed(1)} MB`,
    `**${row.seconds.toFixed(1)}**`,
  ];
}
