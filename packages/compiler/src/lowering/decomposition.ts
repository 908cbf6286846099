import { tensorConstant } from '@automodel/onnx';
import type { BinaryName } from '../plan/binary-name.js';
import type { ElementType } from '../plan/element-type.js';
import type { GeneralStep, InterpolateStep } from '../plan/general-step.js';
import type { Operand, SoftmaxStep, Step, TensorIndex } from '../plan/plan.js';
import type { ReduceName } from '../plan/reduce-name.js';
import type { UnaryName } from '../plan/unary-function.js';
import { addTemporary } from './add-temporary.js';
import { formOf } from './form-of.js';
import { materializeConstant } from './materialize-constant.js';
import type { NodeContext } from './node-context.js';
import { wholeAxis } from './whole-axis.js';

/** The output of a step: where it is to be stored, or nothing for a tensor of its own. */
type Into = TensorIndex | undefined;

/** A general step without what all steps have. */
type Unfinished<Kind extends GeneralStep> = Kind extends GeneralStep ? Omit<Kind, 'name' | 'output'> : never;

/** The steps of an operator that is computed by several: each method adds one and gives its output, so that a lowering reads like a formula. */
export class Decomposition {
  readonly steps: Step[] = [];
  readonly #context: NodeContext;

  constructor(context: NodeContext) {
    this.#context = context;
  }

  dims(operand: Operand): readonly number[] {
    return formOf(this.#context, operand).dims;
  }

  dataType(operand: Operand): ElementType {
    return formOf(this.#context, operand).dataType;
  }

  constant(values: readonly number[], dims: readonly number[], dataType: ElementType = 'float32'): Operand {
    const elements = dataType === 'int64' ? values.map(BigInt) : values;
    const name = `${this.#context.node.name}/constant ${dataType} [${dims.join()}] ${values.join()}`;
    return { kind: 'constant', value: tensorConstant(name, dataType, dims, elements) };
  }

  /** The operand as a tensor of the run. */
  tensor(operand: Operand): TensorIndex {
    if (operand.kind === 'tensor') return operand.tensor;
    const { dims, dataType } = formOf(this.#context, operand);
    const output = addTemporary(this.#context, dims, dataType);
    this.steps.push(materializeConstant(operand.value, output));
    return output;
  }

  unary(name: UnaryName, input: Operand, parameters: readonly number[] = [], into?: Into): Operand {
    const output = into ?? this.#like(input);
    const { node } = this.#context;
    const step = { name: node.name, input: this.tensor(input), function: { name, parameters }, output };
    this.steps.push({ kind: 'unary', ...step });
    return { kind: 'tensor', tensor: output };
  }

  binary(operator: BinaryName, left: Operand, right: Operand, into?: Into): Operand {
    const dims = broadcastDims(this.dims(left), this.dims(right));
    const output = into ?? addTemporary(this.#context, dims, this.dataType(left));
    const { name } = this.#context.node;
    this.steps.push({ kind: 'binary', name, operator, left, right, activation: undefined, output });
    return { kind: 'tensor', tensor: output };
  }

  /** A comparison: its output is bool. */
  compare(operator: BinaryName, left: Operand, right: Operand): Operand {
    const dims = broadcastDims(this.dims(left), this.dims(right));
    return this.binary(operator, left, right, addTemporary(this.#context, dims, 'bool'));
  }

  where(condition: Operand, left: Operand, right: Operand, into?: Into): Operand {
    const dims = broadcastDims(this.dims(condition), broadcastDims(this.dims(left), this.dims(right)));
    return this.add({ kind: 'where', inputs: [condition, left, right] }, dims, this.dataType(left), into);
  }

  /** The same elements under other dimensions: nothing to do for constants. */
  reshape(input: Operand, dims: readonly number[], into?: Into): Operand {
    if (input.kind === 'constant' && into === undefined) return { kind: 'constant', value: { ...input.value, dims } };
    const output = into ?? addTemporary(this.#context, dims, this.dataType(input));
    this.steps.push({ kind: 'reshape', name: this.#context.node.name, input: this.tensor(input), output });
    return { kind: 'tensor', tensor: output };
  }

  transpose(input: Operand, order: readonly number[], into?: Into): Operand {
    const from = this.dims(input);
    const dims = order.map((axis) => from[axis] ?? 1);
    const axes = order.map((axis) => wholeAxis(axis, from[axis] ?? 1));
    const parts = [{ input: 0, origin: from.map(() => 0), axes }];
    return this.add({ kind: 'select', inputs: [input], parts, fill: 0 }, dims, this.dataType(input), into);
  }

  concat(inputs: readonly Operand[], along: number, into?: Into): Operand {
    let start = 0;
    const parts = inputs.map((operand, input) => {
      const dims = this.dims(operand);
      const axes = dims.map((size, axis) => wholeAxis(axis, size, axis === along ? start : 0));
      start += dims[along] ?? 0;
      return { input, origin: dims.map(() => 0), axes };
    });
    const [first] = inputs;
    const dims = first === undefined ? [] : this.dims(first).with(along, start);
    const dataType = first === undefined ? 'float32' : this.dataType(first);
    return this.add({ kind: 'select', inputs, parts, fill: 0 }, dims, dataType, into);
  }

  /** Some positions of an axis. */
  slice(input: Operand, along: number, positions: readonly number[]): Operand {
    const dims = this.dims(input);
    const axes = dims.map((size, axis) =>
      axis === along ? { from: axis, start: 0, positions } : wholeAxis(axis, size),
    );
    const parts = [{ input: 0, origin: dims.map(() => 0), axes }];
    const select = { kind: 'select', inputs: [input], parts, fill: 0 } as const;
    return this.add(select, dims.with(along, positions.length), this.dataType(input));
  }

  reduce(name: ReduceName, input: Operand, axes: readonly number[], into?: Into): Operand {
    const dims = this.dims(input).map((size, axis) => (axes.includes(axis) ? 1 : size));
    return this.add({ kind: 'reduce', inputs: [input], function: name, axes }, dims, this.dataType(input), into);
  }

  cast(input: Operand, dataType: ElementType, into?: Into): Operand {
    if (this.dataType(input) === dataType && into === undefined) return input;
    return this.add({ kind: 'cast', inputs: [input], isHalf: false }, this.dims(input), dataType, into);
  }

  softmax(input: Operand, axis: number, form: SoftmaxStep['form'] = 'soft', into?: Into): Operand {
    const output = into ?? this.#like(input);
    this.steps.push({ kind: 'softmax', name: this.#context.node.name, input: this.tensor(input), axis, form, output });
    return { kind: 'tensor', tensor: output };
  }

  multiply(left: Operand, right: Operand, into?: Into): Operand {
    const [leftDims, rightDims] = [this.dims(left), this.dims(right)];
    const batch = broadcastDims(leftDims.slice(0, -2), rightDims.slice(0, -2));
    const dims = [...batch, leftDims.at(-2) ?? 1, rightDims.at(-1) ?? 1];
    return this.add({ kind: 'matrix-multiply', inputs: [left, right] }, dims, this.dataType(left), into);
  }

  interpolate(
    input: Operand,
    along: Omit<InterpolateStep, 'inputs' | 'kind' | 'name' | 'output'>,
    into?: Into,
  ): Operand {
    const size = along.positions.length / along.taps;
    const dims = this.dims(input).map((from, axis) => (axis === along.axis ? size : from));
    return this.add({ kind: 'interpolate', inputs: [input], ...along }, dims, this.dataType(input), into);
  }

  /** Any other step. */
  add(step: Unfinished<GeneralStep>, dims: readonly number[], dataType: ElementType, into?: Into): Operand {
    const output = into ?? addTemporary(this.#context, dims, dataType);
    this.steps.push({ ...step, name: this.#context.node.name, output });
    return { kind: 'tensor', tensor: output };
  }

  #like(operand: Operand): TensorIndex {
    const { dims, dataType } = formOf(this.#context, operand);
    return addTemporary(this.#context, dims, dataType);
  }
}

function broadcastDims(left: readonly number[], right: readonly number[]): readonly number[] {
  const rank = Math.max(left.length, right.length);
  return Array.from({ length: rank }, (_, axis) => {
    const [leftSize, rightSize] = [left.at(axis - rank) ?? 1, right.at(axis - rank) ?? 1];
    return leftSize === 1 ? rightSize : leftSize;
  });
}
