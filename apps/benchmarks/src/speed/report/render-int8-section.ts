import type { Int8Report } from '../../int8/int8-report.js';
import { markdownTable } from './markdown-table.js';

/** The part of docs/performance.md on quantized networks. */
export function renderInt8Section({ date, machine, versions, environment, rows }: Int8Report): string {
  const { processor, cores, load } = machine;
  const versionList = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const cells = rows.map(({ network, threads, opponent, arithmetic, theirs, ours, ratio, runs }) => [
    network,
    String(threads),
    `${opponent}, ${arithmetic}`,
    theirs.toFixed(1),
    ours.toFixed(1),
    `**${ratio.toFixed(2)}**`,
    String(runs),
  ]);
  return `
## Arithmetic of 8 bits

The same networks by \`automodel quantize\` ([how](quantization.md)), in turns with others as above: onnxruntime's int8 is a file by the rules of its \`quantize_static\`. Written by \`pnpm bench:int8\`
(apps/benchmarks/results/int8.json), then \`pnpm bench --render\`. ${date}, ${processor}, ${cores} cores, ${environment}, ${versionList.join(', ')}, load average before the run: ${load}.

${markdownTable(['network', 'threads', 'beside', 'theirs', 'automodel int8', 'ratio', 'runs'], cells)}
`;
}
