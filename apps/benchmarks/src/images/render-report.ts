import type { Machine } from '../common/describe-machine.js';
import type { HiddenStatesCost } from './measure-hidden-states.js';
import type { MeasuredRates } from './measure-rates.js';

/** Everything that `bench:images` measures. */
export interface Report {
  readonly date: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly rates: readonly MeasuredRates[];
  readonly hiddenStates: readonly HiddenStatesCost[];
}

/** The page docs/performance-images.md. */
export function renderReport({ date, machine, versions, rounds, rates, hiddenStates }: Report): string {
  const { processor, cores, memoryGigabytes, platform, node, load } = machine;
  return `# Performance: images

Written by \`pnpm bench:images\` (apps/benchmarks); do not edit by hand. The numbers behind it: apps/benchmarks/results/images.json.

- ${date}, ${processor}, ${cores} cores, ${memoryGigabytes} GB, ${platform}, Node ${node}
- ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}
- load average before the run: ${load}${load > 0.5 ? '. **Others were at work on this machine: the ratios are fair, as the contestants take turns, the rates are not what an idle machine gives.**' : ''}

## JPEG → label

JPEGs of 640×480 on disk to class labels, on the CPU with all cores. *automodel* and *transformers.js* are driven by the same loop: while the
model works on a batch, the next one is read, decoded and resized. Both run the same network on the same onnxruntime-node, transformers.js from an ONNX file
with the weights inside that automodel's encoder wrote. *The command* is \`automodel classify - --jsonl -\` over the same images three times, which prepares images on threads of its own; its rate has the start of those threads and the first call of the model in it.
Images per second, medians of ${rounds} alternating rounds after one that warms up; ratios are medians of the ratios within a round.

| network | images, batch | transformers.js | automodel | ratio | the command | ratio | same class |
|---|---|---|---|---|---|---|---|
${rates
  .map((rate) => {
    const cells = [
      rate.network,
      `${rate.images}, ${rate.batchSize}`,
      rate.transformersJs.toFixed(1),
      rate.automodel.toFixed(1),
      `**${rate.ratio.toFixed(2)}**`,
      rate.commandLine.toFixed(1),
      `**${rate.commandLineRatio.toFixed(2)}**`,
      rate.agreement === null ? '–' : `${(100 * rate.agreement).toFixed(0)} %`,
    ];
    return `| ${cells.join(' | ')} |`;
  })
  .join('\n')}

Classes differ where pixels do: transformers.js resizes with sharp, automodel with Transformers' own arithmetic, in JavaScript.

## Hidden states

A forward pass of one image in milliseconds, medians of alternating calls: of a graph without hidden states among its outputs, of the usual
graph when the call does not choose them, and when it does.

| network | calls | graph without | not chosen | ratio | chosen |
|---|---|---|---|---|---|
${hiddenStates
  .map(({ network, rounds: calls, absent, notChosen, ratio, chosen }) => {
    const cells = [
      network,
      calls,
      absent.toFixed(2),
      notChosen.toFixed(2),
      `**${ratio.toFixed(3)}**`,
      chosen.toFixed(2),
    ];
    return `| ${cells.join(' | ')} |`;
  })
  .join('\n')}
`;
}
