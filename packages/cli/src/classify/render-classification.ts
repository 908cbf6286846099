import { basename } from 'node:path';
import type { FunctionToApply } from '@automodel/pipelines';
import { bar } from '../output/bar.js';
import { displayWidth } from '../output/display-width.js';
import { formatCount } from '../output/format-count.js';
import { formatMilliseconds } from '../output/format-milliseconds.js';
import { printable } from '../output/printable.js';
import { type Row, renderTable } from '../output/render-table.js';
import type { Style } from '../output/style.js';
import { summarizeClasses } from '../output/summarize-classes.js';
import { truncateToWidth } from '../output/truncate-to-width.js';
import { wrapText } from '../output/wrap-text.js';
import type { Classification, ClassifiedImage, FailedImage, ImageResult } from './classification.js';
import { isFailed } from './classification.js';

export interface RenderClassificationOptions {
  readonly style: Style;
  /** Columns of the terminal; undefined leaves long lines as they are. */
  readonly width: number | undefined;
}

interface Layout {
  readonly style: Style;
  readonly width: number;
  readonly wraps: boolean;
  readonly scores: FunctionToApply;
}

const longestPath = 36;
const longestLabel = 40;
const longestBar = 20;

/** A classification as text: what classified, a table of labels with scores and bars, and the time it took. */
export function renderClassification(
  classification: Classification,
  { style, width }: RenderClassificationOptions,
): string[] {
  const { model, results } = classification;
  const layout: Layout = { style, width: width ?? 100, wraps: width !== undefined, scores: model.scores };
  return [
    ...renderFacts(headFacts(classification, layout), layout),
    '',
    ...renderResults(results, layout),
    '',
    ...renderFacts([['time', describeTime(classification)]], layout),
  ];
}

type Fact = readonly [name: string, value: string];

function headFacts({ model, device, warnings }: Classification, { width }: Layout): Fact[] {
  const { storage, compute } = model.dtype;
  const types = storage === compute ? storage : `${storage} computed in ${compute}`;
  return [
    ['model', `${model.className}, ${formatCount(model.parameters)} parameters, ${types} (${printable(model.path)})`],
    ['knows', printable(summarizeClasses(model.classes, width - 'device  '.length))],
    ['device', `${device.name}: ${printable(device.reason)}`],
    ...warnings.map((warning): Fact => ['warning', printable(warning)]),
  ];
}

function renderFacts(facts: readonly Fact[], { style, width, wraps }: Layout): string[] {
  const nameWidth = Math.max('device'.length, ...facts.map(([name]) => name.length));
  return facts.flatMap(([name, value]) => {
    const label = style(name === 'warning' ? 'yellow' : 'dim', name.padEnd(nameWidth));
    const lines = wraps ? wrapText(value, width - nameWidth - 2) : [value];
    return lines.map((line, index) => `${index === 0 ? label : ' '.repeat(nameWidth)}  ${line}`);
  });
}

function describeTime({ milliseconds: { load, preprocessing, run }, results }: Classification): string {
  const loading = `load ${formatMilliseconds(load)}`;
  if (preprocessing === undefined || run === undefined) return loading;
  const count = results.filter((result) => !isFailed(result)).length;
  const perImage = count === 1 ? '' : ` per image (median of ${count})`;
  return `${loading}; preprocessing ${formatMilliseconds(preprocessing)}, run ${formatMilliseconds(run)}${perImage}`;
}

/** The table; the bars take what the other columns leave. */
function renderResults(results: readonly ImageResult[], layout: Layout): string[] {
  const names = displayNames(results.map(({ path }) => path));
  const nameWidth = Math.max('image'.length, ...names.map(displayWidth));
  const labels = results.flatMap((result) => (isFailed(result) ? [] : result.labels));
  const labelWidth = Math.max('label'.length, ...labels.map(({ label }) => displayWidth(shortLabel(label))));
  const barWidth = Math.max(4, Math.min(longestBar, layout.width - nameWidth - labelWidth - 14));
  const { style } = layout;
  const dim = (text: string): string => style('dim', text);
  const header: Row = {
    cells: [
      { text: 'image', paint: dim },
      { text: 'label', paint: dim },
      { text: 'score', paint: dim, align: 'right' },
    ],
  };
  const rows = results.flatMap((result, index) =>
    isFailed(result)
      ? errorRows(result, names[index] ?? '', nameWidth, layout)
      : labelRows(result, names[index] ?? '', barWidth, layout),
  );
  return renderTable([header, ...rows]);
}

/** The names of the files; where two different files have the same name, their paths. */
function displayNames(paths: readonly string[]): readonly string[] {
  const pathsByName = new Map<string, Set<string>>();
  for (const path of paths) pathsByName.set(basename(path), (pathsByName.get(basename(path)) ?? new Set()).add(path));
  return paths.map((path) => {
    const name = basename(path);
    const isUnique = pathsByName.get(name)?.size === 1;
    return truncateToWidth(printable(isUnique ? name : path), longestPath, 'end');
  });
}

function shortLabel(label: string): string {
  return truncateToWidth(printable(label), longestLabel);
}

function labelRows({ labels }: ClassifiedImage, name: string, barWidth: number, { style, scores }: Layout): Row[] {
  return labels.map(({ label, score }, rank) => {
    const emphasize = (text: string): string => (rank === 0 ? style('bold', text) : text);
    return {
      cells: [
        { text: rank === 0 ? name : '' },
        { text: shortLabel(label), paint: emphasize },
        { text: formatScore(score, scores), align: 'right', paint: emphasize },
        { text: scores === 'none' ? '' : bar(score, barWidth), paint: (text) => style('cyan', text) },
      ],
    };
  });
}

function formatScore(score: number, scores: FunctionToApply): string {
  return scores === 'none' ? score.toPrecision(4) : `${(score * 100).toFixed(1)} %`;
}

function errorRows(
  { error: { message, remedy } }: FailedImage,
  name: string,
  nameWidth: number,
  { style, width, wraps }: Layout,
): Row[] {
  const text = printable(`${message} ${remedy}`);
  const lines = wraps ? wrapText(`error: ${text}`, Math.max(20, width - nameWidth - 2)) : [`error: ${text}`];
  return lines.map((line, index) => ({
    cells: [{ text: index === 0 ? name : '' }, { text: line, paint: (plain) => style('red', plain) }],
    spans: true,
  }));
}
