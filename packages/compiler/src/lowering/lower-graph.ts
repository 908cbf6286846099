import { UnsupportedDataTypeError } from '@automodel/contracts';
import type { Graph, TensorConstant } from '@automodel/onnx';
import type { PlanPort, Step } from '../plan/plan.js';
import type { Draft, DraftTensor } from './draft.js';
import { NodeContext } from './node-context.js';
import { nodeLowerings } from './node-lowerings.js';

/**
 * Turns the nodes of a graph with known shapes into steps, one for one. Constants stay sources; a Cast of a constant is the constant
 * itself, since weights are read as float32 anyway.
 * @throws {InvalidGraphError} if a node has a form that is not compiled.
 */
export function lowerGraph(graph: Graph): Draft {
  const constants = new Map(graph.initializers.map((initializer) => [initializer.name, initializer]));
  const dimsByName = readDims(graph);
  const tensors: DraftTensor[] = [];
  const indices = new Map<string, number>();
  const dims = (name: string): readonly number[] => constants.get(name)?.dims ?? dimsByName.get(name) ?? [];
  const addTensor = (name: string): number => {
    tensors.push({ name, dims: dims(name) });
    indices.set(name, tensors.length - 1);
    return tensors.length - 1;
  };
  const port = (name: string): PlanPort => ({ name, tensor: indices.get(name) ?? addTensor(name) });

  const inputs = graph.inputs.map(({ name }) => port(name));
  const steps: Step[] = [];
  for (const node of graph.nodes) {
    const context = new NodeContext(node, { constants, tensors: indices, dims, addTensor });
    const constant = foldConstant(context);
    const output = node.outputs[0] ?? '';
    if (constant !== undefined) {
      constants.set(output, { ...constant, name: output });
      continue;
    }
    const lower = nodeLowerings.get(node.opType);
    steps.push(lower === undefined ? context.fail('it is not compiled') : lower(context));
  }
  return { inputs, outputs: graph.outputs.map(({ name }) => port(name)), tensors, steps };
}

/** The value of a node that depends on nothing but the graph: a Constant, or a Cast of one to float32. */
function foldConstant(context: NodeContext): TensorConstant | undefined {
  const { opType, attributes } = context.node;
  if (opType === 'Constant') return attributes.value?.type === 'tensor' ? attributes.value.value : undefined;
  return opType === 'Cast' || opType === 'Identity' ? context.constant(0) : undefined;
}

/** The shapes of all values, which must be known by now, and their types, which must be float32 where they are tensors of the run. */
function readDims(graph: Graph): ReadonlyMap<string, readonly number[]> {
  const dims = new Map<string, readonly number[]>();
  for (const { name, type } of [...graph.inputs, ...graph.values, ...graph.outputs]) {
    if (type?.kind !== 'tensor' || type.shape === undefined) continue;
    const sizes = type.shape.filter((dimension) => typeof dimension === 'number');
    if (sizes.length === type.shape.length) dims.set(name, sizes);
    if (graph.inputs.some((input) => input.name === name) && type.dataType !== 'float32') {
      throw new UnsupportedDataTypeError({
        dataType: type.dataType,
        subject: `The input "${name}"`,
        supported: ['float32'],
      });
    }
  }
  return dims;
}
