import { allOperators } from '@automodel/compiler';
import {
  type Graph,
  inferShapesBy,
  liftToCurrentSet,
  type Model,
  type Node,
  operatorTable,
  type ValueInfo,
} from '@automodel/onnx';
import { liftOldModel } from '@automodel/onnx/lifting';
import { measuredOperators } from './measured-operators.js';

/** A part of a model whose shapes are known as soon as its inputs are. */
export interface Stage {
  /** undefined where there is nothing to compute before the nodes behind it. */
  readonly model: Model | undefined;
  /** Nodes that are computed behind it, whose outputs have shapes that only the run tells. */
  readonly measured: readonly Node[];
}

/**
 * Cuts a model behind the nodes whose outputs have shapes that depend on elements: each stage is planned when those before it have run. Nodes that
 * compute with constants alone belong to every stage that needs them.
 */
export function splitModel(model: Model): readonly Stage[] {
  const inlined = allOperators.inlineFunctions?.(model) ?? model;
  const lifted = liftToCurrentSet(liftOldModel(inlined), operatorTable);
  const { graph } = inferShapesBy(operatorTable, lifted);
  const levels = levelsOf(graph);
  const last = Math.max(0, ...[...levels.values()].map((level) => level ?? 0));
  const producers = new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  const levelOfNode = (node: Node): number | undefined => {
    const level = inputLevel(node, levels);
    return measuredOperators.has(node.opType) ? (level ?? 0) : level;
  };
  const isMeasured = ({ opType, domain }: Node): boolean => domain === '' && measuredOperators.has(opType);
  return Array.from({ length: last + 1 }, (_, level) => {
    const own = graph.nodes.filter((node) => !isMeasured(node) && levelOfNode(node) === level);
    const measured = graph.nodes.filter((node) => isMeasured(node) && levelOfNode(node) === level);
    const isLater = (node: Node): boolean => (levelOfNode(node) ?? 0) > level;
    const produced = new Set(own.flatMap(({ outputs }) => outputs));
    const readBehind = [...measured, ...graph.nodes.filter((node) => levelOfNode(node) !== undefined && isLater(node))];
    const wanted = new Set([
      ...readBehind.flatMap(({ inputs }) => inputs).filter((name) => produced.has(name)),
      // What is constant is an output where a measured node reads it.
      ...measured.flatMap(({ inputs }) => inputs).filter((name) => name !== '' && levels.get(name) === undefined),
      ...graph.outputs.map(({ name }) => name).filter((name) => produced.has(name)),
      ...(level === 0 ? graph.outputs.map(({ name }) => name).filter((name) => levels.get(name) === undefined) : []),
    ]);
    return { model: wanted.size === 0 ? undefined : { ...lifted, graph: part(graph, own, wanted) }, measured };
  });

  function part(whole: Graph, own: readonly Node[], wanted: ReadonlySet<string>): Graph {
    const nodes = new Set(own);
    const visit = (name: string): void => {
      const node = producers.get(name);
      if (node === undefined || levels.get(name) !== undefined || nodes.has(node)) return;
      nodes.add(node);
      for (const input of node.inputs) visit(input);
    };
    for (const name of [...own.flatMap(({ inputs }) => inputs), ...wanted]) visit(name);
    const kept = whole.nodes.filter((node) => nodes.has(node));
    const produced = new Set(kept.flatMap(({ outputs }) => outputs));
    const read = new Set([...kept.flatMap(({ inputs }) => inputs), ...wanted]);
    const initializers = whole.initializers.filter(({ name }) => read.has(name));
    const constants = new Set(initializers.map(({ name }) => name));
    const infos = new Map(
      [...whole.values, ...whole.outputs, ...whole.inputs].map((info): [string, ValueInfo] => [info.name, info]),
    );
    const info = (name: string): ValueInfo => {
      const constant = initializers.find((initializer) => initializer.name === name);
      const type = { kind: 'tensor', dataType: constant?.dataType ?? 'float32', shape: constant?.dims } as const;
      return infos.get(name) ?? { name, type };
    };
    return {
      ...whole,
      nodes: kept,
      initializers,
      inputs: [...read].filter((name) => name !== '' && !produced.has(name) && !constants.has(name)).map(info),
      outputs: [...wanted].map(info),
      values: whole.values.filter(({ name }) => produced.has(name)),
    };
  }
}

/** Behind how many measured nodes each value is computed; undefined for what is constant. */
function levelsOf(graph: Graph): ReadonlyMap<string, number | undefined> {
  const levels = new Map<string, number | undefined>([
    ...graph.inputs.map(({ name }): [string, number] => [name, 0]),
    ...graph.initializers.map(({ name }): [string, undefined] => [name, undefined]),
  ]);
  for (const node of graph.nodes) {
    const level = inputLevel(node, levels);
    const isMeasured = node.domain === '' && measuredOperators.has(node.opType);
    for (const output of node.outputs) levels.set(output, isMeasured ? (level ?? 0) + 1 : level);
  }
  return levels;
}

function inputLevel({ inputs }: Node, levels: ReadonlyMap<string, number | undefined>): number | undefined {
  const known = inputs.map((name) => levels.get(name)).filter((level) => level !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
