import type { JsonObject, LoadingInfo } from '@automodel/core';
import { printModel } from '@automodel/onnx';
import { renderError } from '../errors/render-error.js';
import { formatBytes } from '../output/format-bytes.js';
import { formatCount } from '../output/format-count.js';
import { printable } from '../output/printable.js';
import { renderTable } from '../output/render-table.js';
import type { Style } from '../output/style.js';
import { summarizeClasses } from '../output/summarize-classes.js';
import { summarizeNames } from '../output/summarize-names.js';
import { truncateToWidth } from '../output/truncate-to-width.js';
import { wrapText } from '../output/wrap-text.js';
import { countOperators } from './count-operators.js';
import { describeValue } from './describe-value.js';
import { type MemoryEstimate, memoryMethod } from './estimate-memory.js';
import type { InspectedFile, InspectedModel, InspectedProcessor, InspectedWeights, Inspection } from './inspection.js';
import type { InspectionParts } from './inspection-json.js';

export interface RenderInspectionOptions extends InspectionParts {
  readonly style: Style;
  /** Columns of the terminal; undefined leaves long lines as they are. */
  readonly width: number | undefined;
}

interface Section {
  readonly name: string;
  readonly lines: readonly string[];
}

const nameWidth = 'checkpoint  '.length;

/** An inspection as text, section by section; what could not be read comes last. */
export function renderInspection(inspection: Inspection, options: RenderInspectionOptions): string[] {
  const { style, width = 100 } = options;
  const room = width - nameWidth;
  const { path, files, config, weights, model, processor, memory, problems } = inspection;
  const sections: Section[] = [
    { name: 'checkpoint', lines: [path] },
    { name: 'files', lines: fileLines(files) },
    { name: 'model', lines: modelLines(config, model, room) },
    { name: 'config', lines: config === undefined ? [] : configLines(config, room) },
    { name: 'weights', lines: weights === undefined ? [] : weightLines(weights, options.tensors) },
    { name: 'keys', lines: model?.loadingInfo === undefined ? [] : keyLines(model.loadingInfo, room) },
    { name: 'processor', lines: processor === undefined ? [] : processorLines(processor, room) },
    { name: 'graph', lines: model === undefined ? [] : graphLines(model, room) },
    { name: 'memory', lines: memory === undefined ? [] : memoryLines(memory, room) },
  ];
  const head = sections.flatMap(({ name, lines }) =>
    lines.map((line, index) =>
      `${style('dim', (index === 0 ? name : '').padEnd(nameWidth))}${printable(line)}`.trimEnd(),
    ),
  );
  const graph = options.graph && model !== undefined ? ['', ...printModel(model.graph).trimEnd().split('\n')] : [];
  const failures = problems.flatMap((problem) => [
    '',
    renderError(problem, { style, width: options.width, prefix: `${problem.part}: ` }),
  ]);
  return [...head, ...graph, ...failures];
}

function fileLines(files: readonly InspectedFile[]): string[] {
  return renderTable(
    files.map(({ name, size }) => ({ cells: [{ text: name }, { text: formatBytes(size), align: 'right' }] })),
  );
}

function modelLines(config: JsonObject | undefined, model: InspectedModel | undefined, room: number): string[] {
  if (config === undefined) return [];
  const type = typeof config.model_type === 'string' ? `model type ${config.model_type}` : 'no model type';
  if (model === undefined) return [type];
  const { className, parameters, labels } = model;
  return [`${className} (${type}), ${formatCount(parameters)} parameters`, summarizeClasses(labels, room)];
}

/** Fields that other sections show, or that are as long as the list of classes. */
const hiddenFields: readonly string[] = ['id2label', 'label2id', 'model_type'];

function configLines(config: JsonObject, room: number): string[] {
  return fieldLines(Object.fromEntries(Object.entries(config).filter(([name]) => !hiddenFields.includes(name))), room);
}

function fieldLines(fields: JsonObject, room: number): string[] {
  const rows = Object.entries(fields).map(([name, value]) => ({
    cells: [{ text: name }, { text: JSON.stringify(value) ?? '' }],
  }));
  return renderTable(rows).map((line) => truncateToWidth(line, room));
}

function weightLines({ summary, tensors }: InspectedWeights, lists: boolean): string[] {
  const header = `${countTensors(summary.tensors)}, ${formatCount(summary.parameters)} parameters, ${formatBytes(summary.bytes)}`;
  const types = summary.dataTypes.map((type) => ({
    cells: [
      { text: type.dataType },
      { text: countTensors(type.tensors), align: 'right' as const },
      { text: `${formatCount(type.elements)} numbers`, align: 'right' as const },
      { text: formatBytes(type.bytes), align: 'right' as const },
    ],
  }));
  const files = new Set(tensors.map(({ file }) => file));
  const list = tensors.map(({ name, dataType, dims, length, file }) => ({
    cells: [
      { text: name },
      { text: dataType },
      { text: `[${dims.join(', ')}]` },
      { text: formatBytes(length), align: 'right' as const },
      { text: files.size > 1 ? file : '' },
    ],
  }));
  return [header, ...renderTable(types), ...(lists ? ['', ...renderTable(list), ''] : [])];
}

function countTensors(count: number): string {
  return count === 1 ? '1 tensor' : `${count} tensors`;
}

function keyLines({ missingKeys, unexpectedKeys, mismatchedKeys }: LoadingInfo, room: number): string[] {
  const line = (count: number, what: string, keys: readonly string[]): string[] => {
    const text = `${count} ${what}: `;
    return count === 0 ? [] : [text + summarizeNames(keys, room - text.length)];
  };
  const mismatches = mismatchedKeys.map(
    ({ key, checkpointShape, modelShape }) =>
      `  ${key}: [${checkpointShape.join(', ')}] in the checkpoint, [${modelShape.join(', ')}] in the model`,
  );
  const lines = [
    ...line(missingKeys.length, 'missing', missingKeys),
    ...line(unexpectedKeys.length, 'unexpected', unexpectedKeys),
    ...(mismatches.length === 0 ? [] : [`${mismatches.length} of another shape:`, ...mismatches]),
  ];
  return lines.length === 0 ? ['all match'] : lines;
}

function processorLines({ type, settings, outputShape }: InspectedProcessor, room: number): string[] {
  const { image_processor_type: _type, ...others } = settings;
  return [`${type}, gives [${outputShape.join(', ')}]`, ...fieldLines(others, room)];
}

function graphLines({ graph: { graph, opsetImports } }: InspectedModel, room: number): string[] {
  const operators = countOperators(graph).map(({ operator, count }) => `${operator} ${count}`);
  const opsets = opsetImports.map(({ domain, version }) => `${domain === '' ? '' : `${domain} `}${version}`);
  return [
    `${graph.nodes.length} nodes, operator set ${opsets.join(', ')}`,
    ...wrapText(operators.join(', '), room),
    `in   ${graph.inputs.map(describeValue).join(', ')}`,
    `out  ${summarizeNames(graph.outputs.map(describeValue), room - 5)}`,
  ];
}

function memoryLines({ weights, activations, total, inputShape }: MemoryEstimate, room: number): string[] {
  return [
    `about ${formatBytes(total)} for an input of [${inputShape.join(', ')}]: weights ${formatBytes(weights)}, activations ${formatBytes(activations)}`,
    ...wrapText(`(an estimate: ${memoryMethod})`, room),
  ];
}
