import { type Graph, GraphProblem, type TensorConstant, type ValueInfo } from '@automodel/onnx';
import type { ElementType } from '../plan/element-type.js';
import type { PlanPort, Step } from '../plan/plan.js';
import type { WeightSource } from '../plan/weight-source.js';
import type { Draft, DraftTensor } from './draft.js';
import { NodeContext } from './node-context.js';
import type { OperatorSet } from './operator-set.js';
import { planType } from './plan-type.js';

/** A value of the graph: its dimensions, which must be known by now, and its type. */
interface ValueForm {
  readonly dims: readonly number[];
  readonly dataType: ElementType;
}

/**
 * Turns the nodes of a graph with known shapes into steps. Constants stay sources.
 * @param fixed the constants that are the same in every plan of the model: others, which follow from shapes, are named by what they hold, since weights
 * are packed once for all plans by their names.
 * @throws {GraphProblem} if a node has a form that is not compiled, or a value of the run is of a type that plans do not have.
 */
export function lowerGraph(
  graph: Graph,
  { constants: readings, lowerings, rare }: Pick<OperatorSet, 'constants' | 'lowerings' | 'rare'>,
  fixed: ReadonlySet<string>,
): Draft {
  const constants = new Map<string, WeightSource>(
    graph.initializers.map((constant) => [
      constant.name,
      fixed.has(constant.name) ? constant : { ...constant, name: contentName(constant) },
    ]),
  );
  const forms = new Map(
    [...graph.inputs, ...graph.values, ...graph.outputs].flatMap((value) => {
      const dims = dimsOf(value);
      return dims === undefined ? [] : [[value.name, { value, dims }] as const];
    }),
  );
  const tensors: DraftTensor[] = [];
  const steps: Step[] = [];
  const indices = new Map<string, number>();
  const dims = (name: string): readonly number[] => constants.get(name)?.dims ?? forms.get(name)?.dims ?? [];
  const addForm = (name: string, form: ValueForm): number => {
    tensors.push({ name, ...form });
    indices.set(name, tensors.length - 1);
    return tensors.length - 1;
  };
  const addTensor = (name: string): number => {
    return addForm(name, { dims: dims(name), dataType: typeOf(name, forms.get(name)?.value) });
  };
  const tensor = (name: string): number | undefined => {
    const constant = constants.get(name);
    if (indices.has(name) || constant === undefined) return indices.get(name);
    if (rare === undefined) throw new GraphProblem(undefined, 'rare', name);
    const output = addForm(name, { dims: constant.dims, dataType: typeOf(name, undefined, constant) });
    steps.push({ ...rare.materializeConstant(constant, output), name });
    return output;
  };

  const inputs: PlanPort[] = graph.inputs.map((input) => ({
    name: input.name,
    tensor: addTensor(input.name),
    isHalf: isHalf(input),
  }));
  const stable = new Set(fixed);
  for (const node of graph.nodes) {
    const context = new NodeContext(node, { constants, forms, tensor, tensors, dims, addTensor, rare });
    const constant = readings.get(node.opType)?.(context);
    const output = node.outputs[0] ?? '';
    if (constant !== undefined) {
      const given = context.constant(0);
      const isFixed = given === undefined || (stable.has(given.name) && given.dims.join() === constant.dims.join());
      if (isFixed) stable.add(output);
      constants.set(output, { ...constant, name: isFixed ? output : `${output} [${constant.dims}] of ${given.name}` });
      continue;
    }
    const lower = lowerings.get(node.opType) ?? context.fail('notCompiled');
    const lowered = lower(context);
    steps.push(...('kind' in lowered ? [lowered] : lowered));
  }
  const outputs = graph.outputs.map((output) => ({
    name: output.name,
    tensor: tensor(output.name) ?? addTensor(output.name),
    isHalf: isHalf(output),
  }));
  return { inputs, outputs, tensors, steps };
}

/** A name that constants share only if they hold the same; they have some thousand elements at most. */
function contentName({ name, dims, data }: TensorConstant): string {
  return data.kind === 'inline' ? `${name} [${dims}] ${data.bytes}` : name;
}

function dimsOf({ type }: ValueInfo): readonly number[] | undefined {
  if (type?.kind !== 'tensor' || type.shape === undefined) return undefined;
  const sizes = type.shape.filter((dimension) => typeof dimension === 'number');
  return sizes.length === type.shape.length ? sizes : undefined;
}

function typeOf(name: string, value: ValueInfo | undefined, constant?: WeightSource): ElementType {
  if (constant?.quantization !== undefined) return 'float32';
  if (constant?.readAs !== undefined) return constant.readAs;
  const dataType = constant?.dataType ?? (value?.type?.kind === 'tensor' ? value.type.dataType : 'float32');
  const type = planType(dataType);
  if (type !== undefined) return type;
  throw new GraphProblem(undefined, 'valueType', name, dataType);
}

function isHalf({ type }: ValueInfo): boolean {
  return type?.kind === 'tensor' && type.dataType === 'float16';
}
