import { findFault } from '../checker/find-fault.js';
import { operatorSetVersion } from '../ir/versions.js';
import { describeShape } from '../shapes/describe-shape.js';
import { describeWindow } from './describe-window.js';
import type { ProblemNode } from './graph-problem.js';
import type { GraphProblems } from './graph-problems.js';

/** Words by the kind of a problem: they become an InvalidGraphError that names the node; an error is thrown as it is. */
export type ProblemWords<Problems> = {
  readonly [Kind in keyof Problems]: (
    node: ProblemNode | undefined,
    ...values: Problems[Kind] extends readonly unknown[] ? Problems[Kind] : never
  ) => Error | string;
};

/** The dimensions that the operators of residual networks state twice. */
const subjects: Readonly<Record<string, string>> = {
  channels: 'the channels of the input and of the weight (times group)',
  'input 1': 'the channels of the input and of input 1',
  'input 2': 'the channels of the input and of input 2',
  'input 3': 'the channels of the input and of input 3',
  'input 4': 'the channels of the input and of input 4',
  inner: 'the inner dimensions of the two matrices',
  kernel: 'kernel_shape and the dimensions of the weight',
};

/** The words for {@link GraphProblems}. */
export const problemWords: ProblemWords<GraphProblems> = {
  axis: (_, axis, rank) => `axis ${axis} is outside [${-rank}, ${rank}]`,
  broadcast: (_, shapes, left, right) =>
    `the shapes ${shapes.map(describeShape).join(' and ')} do not broadcast: ${left} against ${right}`,
  convolution: (_, input, weight) =>
    `the input ${describeShape(input)} and the weight ${describeShape(weight)} must have one rank of at least 3`,
  dataType: (_, attribute, code) => `the attribute "${attribute}" is ${code}, which stands for no data type`,
  dataTypes: (_, first, index, dataType, other) =>
    `inputs ${first} and ${index} must have one data type, but they are ${dataType} and ${other}; add a Cast`,
  dimensions: (_, left, right, subject) =>
    `${subjects[subject] ?? subject} must be equal, but they are ${left} and ${right}`,
  elements: () => 'it asks for the elements of its inputs, which are not followed where only types are inferred',
  graph: (_, value) =>
    `the value "${value}" belongs to another graph; values cannot cross from one GraphBuilder to another`,
  group: (_, outputChannels, group) => `the ${outputChannels} output channels do not divide into ${group} groups`,
  matrix: (_, shape) => `${describeShape(shape)} is not a matrix`,
  name: (_, name, origin, taken) =>
    name === '' ? `an ${origin} needs a name` : `the name "${name}" is already taken by a value of kind ${taken}`,
  node: (_, node, schema, opset) => findFault(node, schema, opset) ?? `it is no ${schema.name}`,
  noOutput: (node) => `${node?.opType} has no output`,
  option: (node, name, value, type) =>
    `${node?.opType}'s option "${name}" has the value ${String(value)}; ${type === undefined ? 'there is no attribute of that name' : `its type is ${type}`}`,
  outputs: (node, given) => `it has ${node?.outputs?.length} outputs here; this form of the operator gives ${given}`,
  outputType: (_, index, type) =>
    `output ${index} is a ${type?.kind ?? 'left out value'}; a graph under construction holds tensors only`,
  pooling: (_, shape) =>
    `the input ${describeShape(shape)} must have batch, channels and at least one spatial dimension`,
  sinceVersion: (_, version) =>
    `it exists since operator set ${version}, but graphs are built in ${operatorSetVersion}`,
  tensor: (_, index, kind) => `input ${index} is ${kind === undefined ? 'missing' : `a ${kind}`}; it must be a tensor`,
  window: (_, spatial, ...values) => describeWindow(spatial, ...values),
};
