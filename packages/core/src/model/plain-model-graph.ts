import { type DataType, type GraphBuilder, type Model, PlainGraphBuilder, type Value } from '@automodel/onnx';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { ParameterDeclaration } from '../parameters/parameter-declaration.js';
import type { ParameterPlacement } from '../parameters/parameter-placement.js';
import { ParameterScope } from '../parameters/parameter-scope.js';
import { ParameterTable } from '../parameters/parameter-table.js';
import type { RareGraphParts } from '../parameters/rare-graph-parts.js';
import type { GraphContext, ModelHead } from './model-head.js';
import type { Outputs, OutputTable } from './output-table.js';

/** A model class's graph for one config. */
export interface ModelGraph {
  readonly model: Model;
  /** Every parameter that the class has for this config. */
  readonly declarations: readonly ParameterDeclaration[];
  /** The names of the graph's outputs by entry of the output table; several for a list. Absent entries are left out. */
  readonly outputNames: Readonly<Record<string, readonly string[]>>;
}

/** The type in which models compute. */
export const computeType: DataType = 'float32';

/** What is left out of a page until a graph needs it. */
export interface RareGraphBuilding {
  readonly builder: GraphBuilder;
  readonly parts: RareGraphParts;
  /** Calls the graph function. */
  readonly call: (context: GraphContext, table: ParameterTable) => Outputs<OutputTable, Value>;
}

/**
 * The graph of a model class as its graph function makes it, whose errors pass as they are.
 * @param rare what few graphs need; who leaves it out calls again if the graph function fails for want of it, or for whatever reason: only then are
 * errors in words.
 */
export function plainModelGraph(
  head: ModelHead<OutputTable>,
  config: PreTrainedConfig,
  placements: ReadonlyMap<string, ParameterPlacement> | undefined,
  rare?: RareGraphBuilding,
): ModelGraph {
  const graph = rare?.builder ?? new PlainGraphBuilder(head.className);
  const table = new ParameterTable(graph, computeType, placements, rare?.parts);
  const dims = ['batch', head.channels(config), 'height', 'width'];
  const pixelValues = graph.input('pixel_values', computeType, dims);
  const context = { config, parameters: new ParameterScope(table), pixelValues };
  const built: Outputs<OutputTable, Value> = rare === undefined ? head.graph(context) : rare.call(context, table);
  const outputNames: Record<string, readonly string[]> = {};
  for (const [key, { name }] of Object.entries(head.outputs)) {
    const value: Value | readonly Value[] | undefined = built[key];
    if (value === undefined) continue;
    outputNames[key] = isList(value)
      ? value.map((item, index) => graph.output(`${name}.${index}`, item).name)
      : [graph.output(name, value).name];
  }
  const declarations = table.declarations.map((declaration) => ({
    ...declaration,
    initialization: head.initWeights?.(declaration, config) ?? declaration.initialization,
  }));
  return { model: graph.build(), declarations, outputNames };
}

// Array.isArray does not narrow readonly arrays: https://github.com/microsoft/TypeScript/issues/17002
function isList(value: Value | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}
