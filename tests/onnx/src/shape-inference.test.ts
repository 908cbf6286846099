import {
  type Dimension,
  inferShapes,
  type Model,
  operatorTable,
  type TensorConstant,
  tensorType,
  type ValueInfo,
  type ValueType,
} from '@automodel/onnx';
import { decodeModel, decodeTensor } from '@automodel/onnx/serde';
import { describe, expect, it } from 'vitest';
import { hasRecordedCases, readRecordedCases } from './recorded-cases.js';

/** Operators whose output shapes depend on the elements of tensors that are data, not shapes. */
const dataDependent: ReadonlySet<string> = new Set(['NonMaxSuppression', 'NonZero']);

/** Cases whose inputs are no tensors: a sequence and an optional. */
const withoutTensors: ReadonlySet<string> = new Set(['test_identity_opt', 'test_identity_sequence']);

interface InferenceCase {
  readonly name: string;
  readonly model: Model;
  readonly inputs: readonly TensorConstant[];
  readonly outputs: readonly TensorConstant[];
}

function readInferenceCases(): readonly InferenceCase[] {
  return readRecordedCases().flatMap(({ name, model: bytes, inputs, outputs }) => {
    const model = decodeModel(bytes);
    const opset = model.opsetImports.find(({ domain }) => domain === '')?.version ?? 0;
    const isInTable = model.graph.nodes.every(
      ({ domain, opType }) => operatorTable.find(domain, opType, opset) !== undefined,
    );
    if (!isInTable || withoutTensors.has(name)) return [];
    return [{ name, model, inputs: inputs.map(decodeTensor), outputs: outputs.map(decodeTensor) }];
  });
}

/** The model without the types that the file states, so that only inference can know them. */
function withInputs(model: Model, inputs: readonly ValueInfo[], constants: readonly TensorConstant[]): Model {
  const outputs = model.graph.outputs.map(({ name }) => ({ name, type: undefined }));
  const initializers = [...model.graph.initializers, ...constants];
  return { ...model, graph: { ...model.graph, inputs, outputs, initializers, values: [] } };
}

function named(model: Model, inputs: readonly TensorConstant[]): readonly TensorConstant[] {
  return inputs.map((tensor, index) => ({ ...tensor, name: model.graph.inputs[index]?.name ?? '' }));
}

/** What is wrong with the inferred types, compared with the recorded outputs. */
function contradictions(model: Model, outputs: readonly TensorConstant[]): readonly string[] {
  return inferShapes(model).graph.outputs.flatMap(({ type }, index) => {
    const recorded = outputs[index];
    if (recorded === undefined || type === undefined) return [];
    return agrees(type, recorded) ? [] : [`${print(type)} against ${recorded.dataType}[${recorded.dims}]`];
  });
}

function agrees(type: ValueType, recorded: TensorConstant): boolean {
  if (type.kind !== 'tensor' || type.dataType !== recorded.dataType) return false;
  if (type.shape === undefined) return true;
  return (
    type.shape.length === recorded.dims.length &&
    type.shape.every((size, axis) => typeof size !== 'number' || size === recorded.dims[axis])
  );
}

function print(type: ValueType | undefined): string {
  return type?.kind === 'tensor'
    ? `${type.dataType}[${type.shape?.map((size) => size ?? '?') ?? '…'}]`
    : `${type?.kind}`;
}

function collect(cases: readonly InferenceCase[], check: (one: InferenceCase) => readonly string[]): readonly string[] {
  return cases.flatMap((one) => {
    try {
      return check(one).map((problem) => `${one.name}: ${problem}`);
    } catch (error) {
      return [`${one.name}: ${String(error)}`];
    }
  });
}

// The recorded cases lie in ../shared, beside the checkout.
describe.skipIf(!hasRecordedCases)('shape inference on the recorded cases', () => {
  const cases = readInferenceCases();

  it('covers every case but those without tensors: all their operators are in the table', () => {
    expect(cases.length).toBe(1156 - withoutTensors.size);
  });

  it('knows every output fully when the inputs are known', () => {
    const wrong = collect(cases, ({ model, inputs, outputs }) => {
      const { graph } = inferShapes(withInputs(model, [], named(model, inputs)));
      const isDataDependent = graph.nodes.some(({ opType }) => dataDependent.has(opType));
      return graph.outputs.flatMap(({ type }, index) => {
        const recorded = outputs[index];
        const isKnown = type?.kind === 'tensor' && type.shape?.every((size) => typeof size === 'number') === true;
        if (recorded !== undefined && type !== undefined && agrees(type, recorded) && (isKnown || isDataDependent))
          return [];
        return [`${print(type)} against ${recorded?.dataType}[${recorded?.dims}]`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('knows no dimension wrongly when only the shapes of inputs are known', () => {
    const wrong = collect(cases, ({ model, inputs, outputs }) => {
      const types = named(model, inputs).map(({ name, dataType, dims }) => ({
        name,
        type: tensorType(dataType, dims),
      }));
      return contradictions(withInputs(model, types, []), outputs);
    });
    expect(wrong).toEqual([]);
  });

  it.each<[string, (name: string, size: number, axis: number) => Dimension]>([
    ['symbols', (name, _, axis) => `${name}_${axis}`],
    ['one symbol per size', (_, size) => `size_${size}`],
    ['unknown', () => null],
    ['unknown first dimensions', (_, size, axis) => (axis === 0 ? null : size)],
  ])('knows no dimension wrongly when the inputs have %s', (_, dimension) => {
    const wrong = collect(cases, ({ model, inputs, outputs }) => {
      const types = named(model, inputs).map(({ name, dataType, dims }) => {
        return {
          name,
          type: tensorType(
            dataType,
            dims.map((size, axis) => dimension(name, size, axis)),
          ),
        };
      });
      return contradictions(withInputs(model, types, []), outputs);
    });
    expect(wrong).toEqual([]);
  });

  it('knows no dimension wrongly when not even ranks are known', () => {
    const wrong = collect(cases, ({ model, inputs, outputs }) => {
      const types = named(model, inputs).map(({ name, dataType }) => ({ name, type: tensorType(dataType, undefined) }));
      return contradictions(withInputs(model, types, []), outputs);
    });
    expect(wrong).toEqual([]);
  });

  it('agrees with the types that the files state', () => {
    const failures = collect(cases, ({ model }) => {
      inferShapes(model);
      return [];
    });
    expect(failures).toEqual([]);
  });
});
