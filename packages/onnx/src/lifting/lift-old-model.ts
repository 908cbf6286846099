import type { Graph, Node } from '../ir/graph.js';
import type { Model } from '../ir/model.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { supportedOperatorSets } from '../ir/versions.js';
import { tensorConstant } from '../tensors/tensor-constant.js';
import { withoutAttributes } from './attributes.js';
import type { Lifter, LiftingContext } from './lifting-context.js';
import { attributesToInputs } from './operators/attributes-to-inputs.js';
import { firstSets } from './operators/first-sets.js';
import { renamed } from './operators/renamed.js';
import { resampling } from './operators/resampling.js';
import { softmaxFamily } from './operators/softmax-family.js';

const lifters: Readonly<Record<string, Lifter>> = {
  ...attributesToInputs,
  ...renamed,
  ...resampling,
  ...softmaxFamily,
};

/** Since this operator set broadcasting is NumPy's, and forms are about those of today. */
const firstOfToday = 7;

/**
 * A model of an older operator set (1 to 12) as one of the oldest set that the operator table describes; models of that and later sets stay as they are. Operators that did not
 * change stay as they are, too.
 * @throws {InvalidGraphError} for forms of before operator set 7 that depend on ranks that are not stated.
 */
export function liftOldModel(model: Model): Model {
  const from = model.opsetImports.find(({ domain }) => domain === '')?.version ?? supportedOperatorSets.newest;
  const to = supportedOperatorSets.oldest;
  if (from >= to) return model;
  const opsetImports = model.opsetImports.map((entry) => (entry.domain === '' ? { ...entry, version: to } : entry));
  return { ...model, opsetImports, graph: liftGraph(model.graph, from, namesIn(model.graph)) };
}

function liftGraph(graph: Graph, from: number, taken: Set<string>): Graph {
  const added: TensorConstant[] = [];
  const context = contextOf(graph, from, taken, added);
  const nodes = graph.nodes.flatMap((node) => {
    const first = from < firstOfToday ? lift(withoutAttributes(node, 'consumed_inputs'), firstSets, context) : [node];
    const lifted = first.flatMap((each) => (each.opType === node.opType ? lift(each, lifters, context) : [each]));
    return lifted.map((each) => liftBodies(each, from, taken));
  });
  return { ...graph, nodes, initializers: [...graph.initializers, ...added] };
}

function lift(node: Node, table: Readonly<Record<string, Lifter>>, context: LiftingContext): readonly Node[] {
  const lifter = node.domain === '' && Object.hasOwn(table, node.opType) ? table[node.opType] : undefined;
  return lifter?.(node, context) ?? [node];
}

/** The bodies of If, Loop and Scan. */
function liftBodies(node: Node, from: number, taken: Set<string>): Node {
  const attributes = Object.entries(node.attributes).map(([name, attribute]) => {
    if (attribute.type === 'graph')
      return [name, { ...attribute, value: liftGraph(attribute.value, from, taken) }] as const;
    if (attribute.type !== 'graphs') return [name, attribute] as const;
    return [name, { ...attribute, value: attribute.value.map((body) => liftGraph(body, from, taken)) }] as const;
  });
  return { ...node, attributes: Object.fromEntries(attributes) };
}

function contextOf(graph: Graph, from: number, taken: Set<string>, added: TensorConstant[]): LiftingContext {
  const types = new Map([...graph.inputs, ...graph.values, ...graph.outputs].map(({ name, type }) => [name, type]));
  const name = (hint: string): string => {
    let candidate = hint;
    for (let number = 1; taken.has(candidate); number += 1) candidate = `${hint}_${number}`;
    taken.add(candidate);
    return candidate;
  };
  const add = (...parts: Parameters<typeof tensorConstant>): string => {
    const constant = tensorConstant(...parts);
    added.push(constant);
    return constant.name;
  };
  return {
    from,
    name,
    integers: (values, dims = [values.length]) => add(name('integers'), 'int64', dims, values.map(BigInt)),
    floats: (values) => add(name('floats'), 'float32', [values.length], values),
    scalar(value, like) {
      const type = types.get(like);
      return add(name('scalar'), type?.kind === 'tensor' ? type.dataType : 'float32', [], [value]);
    },
    rank(value) {
      const type = types.get(value);
      const constant =
        graph.initializers.find((initializer) => initializer.name === value) ?? constantNode(graph, value);
      return constant?.dims.length ?? (type?.kind === 'tensor' ? type.shape?.length : undefined);
    },
  };
}

/** The tensor of a Constant node. */
function constantNode({ nodes }: Graph, name: string): TensorConstant | undefined {
  const { value } = nodes.find(({ opType, outputs }) => opType === 'Constant' && outputs[0] === name)?.attributes ?? {};
  return value?.type === 'tensor' ? value.value : undefined;
}

/** Every name of a graph and of the graphs inside it. */
function namesIn(graph: Graph): Set<string> {
  const names = new Set([...graph.inputs, ...graph.outputs, ...graph.initializers].map(({ name }) => name));
  for (const node of graph.nodes) {
    for (const name of [node.name, ...node.outputs]) names.add(name);
    for (const attribute of Object.values(node.attributes)) {
      const bodies =
        attribute.type === 'graph' ? [attribute.value] : attribute.type === 'graphs' ? attribute.value : [];
      for (const body of bodies) for (const name of namesIn(body)) names.add(name);
    }
  }
  return names;
}
