import type { LoadingInfo } from '@automodel/core';
import { countOperators } from './count-operators.js';
import { describeValue } from './describe-value.js';
import { memoryMethod } from './estimate-memory.js';
import type { InspectedModel, InspectedWeights, Inspection } from './inspection.js';

export interface InspectionParts {
  /** List every tensor. */
  readonly tensors: boolean;
  /** Print the graph. */
  readonly graph: boolean;
}

/** An inspection as the document that `--json` prints; the README describes it. */
export function inspectionJson(inspection: Inspection, parts: InspectionParts): object {
  const { path, files, config, weights, model, processor, memory, problems } = inspection;
  return {
    path,
    model: model && { className: model.className, parameters: model.parameters, labels: model.labels },
    config,
    files,
    weights: weights && weightsJson(weights, parts.tensors),
    imageProcessor: processor,
    graph: model && graphJson(model, parts.graph),
    keys: model?.loadingInfo && keysJson(model.loadingInfo),
    memory: memory && { ...memory, method: memoryMethod },
    problems,
  };
}

function keysJson({ missingKeys, unexpectedKeys, mismatchedKeys }: LoadingInfo): object {
  return { missingKeys, unexpectedKeys, mismatchedKeys };
}

function weightsJson({ summary, tensors }: InspectedWeights, lists: boolean): object {
  const list = tensors.map(({ name, dataType, dims, file, offset, length }) => ({
    name,
    dataType,
    dims,
    file,
    offset,
    length,
  }));
  return { ...summary, ...(lists ? { list } : {}) };
}

function graphJson({ graph: { graph, opsetImports } }: InspectedModel, lists: boolean): object {
  const operators = Object.fromEntries(countOperators(graph).map(({ operator, count }) => [operator, count]));
  const nodes = graph.nodes.map(({ name, opType, domain, inputs, outputs }) => ({
    name,
    opType,
    domain,
    inputs,
    outputs,
  }));
  return {
    nodes: graph.nodes.length,
    operators,
    opsets: Object.fromEntries(
      opsetImports.map(({ domain, version }) => [domain === '' ? 'ai.onnx' : domain, version]),
    ),
    inputs: graph.inputs.map(describeValue),
    outputs: graph.outputs.map(describeValue),
    ...(lists ? { list: nodes } : {}),
  };
}
