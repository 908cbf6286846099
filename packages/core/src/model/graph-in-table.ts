import { InvalidOnnxFileError, quoteList } from '@automodel/contracts';
import type { Graph, Model, ValueInfo } from '@automodel/onnx';
import type { OutputTable } from './output-table.js';
import type { ModelGraph } from './plain-model-graph.js';

/**
 * A graph that was not built here, as one of a model class: its only image input is `pixel_values`, its outputs are found by the names of the table. Where it
 * has one output of two axes, that is `logits`, whatever its name.
 * @throws {InvalidOnnxFileError} if it takes something else than images, or lacks an output that the class always gives.
 */
export function graphInTable(model: Model, table: OutputTable, autoClass: string): ModelGraph {
  const [input, ...others] = model.graph.inputs;
  if (input === undefined || others.length > 0 || rankOf(input) !== 4) {
    throw new InvalidOnnxFileError({
      problem: `${autoClass} takes graphs of one image input, but it has the inputs ${quoteList(model.graph.inputs.map(({ name }) => name))}; OnnxModel of @automodel/model-onnx takes them as they are`,
    });
  }
  const outputNames: Record<string, readonly string[]> = {};
  for (const [key, { name, kind, presence }] of Object.entries(table)) {
    const names = kind === 'tensors' ? numbered(model.graph, name) : single(model.graph, name);
    if (names.length > 0) outputNames[key] = names;
    else if (presence === 'always') {
      throw new InvalidOnnxFileError({
        problem: `${autoClass} gives "${name}", but it has the outputs ${quoteList(model.graph.outputs.map((output) => output.name))}; OnnxModel of @automodel/model-onnx gives them as they are`,
      });
    }
  }
  return { model: { ...model, graph: renameInput(model.graph, input.name) }, declarations: [], outputNames };
}

function single({ outputs }: Graph, name: string): readonly string[] {
  if (outputs.some((output) => output.name === name)) return [name];
  const matrices = outputs.filter((output) => rankOf(output) === 2);
  return name === 'logits' && outputs.length === 1 ? matrices.map((output) => output.name) : [];
}

/** `hidden_states.0`, `hidden_states.1` …, in that order. */
function numbered({ outputs }: Graph, name: string): readonly string[] {
  const all = new Set(outputs.map((output) => output.name));
  const found: string[] = [];
  while (all.has(`${name}.${found.length}`)) found.push(`${name}.${found.length}`);
  return found;
}

function rankOf({ type }: ValueInfo): number | undefined {
  return type?.kind === 'tensor' ? type.shape?.length : undefined;
}

function renameInput(graph: Graph, from: string): Graph {
  const rename = (name: string): string => (name === from ? 'pixel_values' : name);
  return {
    ...graph,
    inputs: graph.inputs.map((input) => ({ ...input, name: rename(input.name) })),
    nodes: graph.nodes.map((node) => ({ ...node, inputs: node.inputs.map(rename) })),
  };
}
