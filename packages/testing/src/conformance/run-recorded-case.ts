import {
  type Backend,
  type SessionHandler,
  Tensor,
  type TensorValue,
  UnsupportedDataTypeError,
  UnsupportedOperatorsError,
} from '@automodel/core';
import { dataTypeBits, type Model, type TensorConstant, tensorElements } from '@automodel/onnx';
import { dropConstantInputs, liftOldModel } from '@automodel/onnx/lifting';
import { decodeModel, decodeTensor } from '@automodel/onnx/serde';
import type { SessionPath } from '../backends/session-path.js';
import type { CaseResult } from './case-result.js';
import type { RecordedCase } from './recorded-case.js';

export interface RunRecordedCaseOptions {
  readonly backend: Backend<Model>;
  /** One of the backend's devices. */
  readonly device: string;
  readonly path: SessionPath;
  /** A backend that tells of a model that it cannot run by an error of its own. @default false */
  readonly refusesByError?: boolean | undefined;
}

/** ONNX's own tolerances of its node tests. */
const relativeTolerance = 1e-3;
const absoluteTolerance = 1e-7;

/** Runs one of ONNX's recorded cases and compares its outputs with the expected ones. */
export async function runRecordedCase(recorded: RecordedCase, options: RunRecordedCaseOptions): Promise<CaseResult> {
  const { name } = recorded;
  let session: SessionHandler | undefined;
  let operator: string | undefined;
  try {
    const file = decodeModel(recorded.model);
    const [first, ...others] = file.graph.nodes.filter(({ opType }) => opType !== 'Constant');
    operator = others.length === 0 ? first?.opType : undefined;
    const model = dropConstantInputs(liftOldModel(file));
    const unsupported = options.backend.unsupported(model, options.device);
    if (unsupported.length > 0) return { name, operator, outcome: 'unsupported', problem: unsupported.join(', ') };
    session = await open(recorded, model, options);
    const problem = await findProblem(session, recorded, model);
    return { name, operator, outcome: problem === undefined ? 'passes' : 'wrong', problem };
  } catch (error) {
    const isRefused =
      UnsupportedOperatorsError.is(error) ||
      UnsupportedDataTypeError.is(error) ||
      (session === undefined && options.refusesByError === true);
    return { name, operator, outcome: isRefused ? 'unsupported' : 'wrong', problem: String(error) };
  } finally {
    await session?.dispose();
  }
}

async function open(
  { model: bytes }: RecordedCase,
  model: Model,
  { backend, device, path }: RunRecordedCaseOptions,
): Promise<SessionHandler> {
  if (path === 'graph' && backend.createSession !== undefined) {
    return backend.createSession(model, new Map(), { device, outputs: model.graph.outputs.map(({ name }) => name) });
  }
  if (path === 'bytes' && backend.createInferenceSessionHandler !== undefined) {
    return backend.createInferenceSessionHandler(bytes, { device, externalData: [] });
  }
  throw new TypeError(`The backend "${backend.key}" makes no sessions from ${path === 'graph' ? 'graphs' : 'bytes'}.`);
}

async function findProblem(
  session: SessionHandler,
  { inputs, outputs }: RecordedCase,
  { graph }: Model,
): Promise<string | undefined> {
  const feeds: Record<string, Tensor> = {};
  for (const [index, { name }] of graph.inputs.entries()) {
    const bytes = inputs[index];
    if (bytes !== undefined) feeds[name] = toTensor(decodeTensor(bytes));
  }
  const names = graph.outputs.map(({ name }) => name);
  const results = await session.run(feeds, names);
  const problems = outputs.flatMap((bytes, index) => {
    const name = names[index] ?? '';
    const problem = compare(results[name], decodeTensor(bytes));
    return problem === undefined ? [] : [`${name}: ${problem}`];
  });
  return problems.length === 0 ? undefined : problems.join('; ');
}

function compare(actual: TensorValue | undefined, expected: TensorConstant): string | undefined {
  const { dataType, dims } = expected;
  if (actual?.type !== dataType || actual.dims.join() !== dims.join()) {
    return `${actual?.type}[${actual?.dims}] instead of ${dataType}[${dims}]`;
  }
  if (!('data' in actual)) return 'it is no tensor';
  if (expected.data.kind === 'strings') return compareTexts(actual.data, expected.data.strings);
  const elements: Iterable<bigint | number> = tensorElements(expected);
  const values = numbersOf(actual.data, expected);
  let position = 0;
  for (const element of elements) {
    const value = values[position];
    const allowed = absoluteTolerance + relativeTolerance * Math.abs(Number(element));
    const isClose = dataType.startsWith('float') && Math.abs(Number(value) - Number(element)) <= allowed;
    // Both zeros are as good.
    const isEqual = Object.is(value, element) || value === element;
    if (!isClose && !isEqual) return `${value} instead of ${element} at ${position}`;
    position += 1;
  }
  return undefined;
}

function compareTexts(actual: unknown, expected: readonly Uint8Array[]): string | undefined {
  const texts = expected.map((bytes) => new TextDecoder().decode(bytes));
  return JSON.stringify(actual) === JSON.stringify(texts) ? undefined : `${actual} instead of ${texts}`;
}

function numbersOf(data: unknown, { name, dataType, dims }: TensorConstant): ArrayLike<bigint | number> {
  if (!ArrayBuffer.isView(data)) return [];
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return tensorElements({ name, dataType, dims, data: { kind: 'inline', bytes } });
}

function toTensor(constant: TensorConstant): Tensor {
  const { dataType, dims, data } = constant;
  if (data.kind === 'strings') {
    return new Tensor(
      'string',
      data.strings.map((bytes) => new TextDecoder().decode(bytes)),
      dims,
    );
  }
  if (data.kind !== 'inline' || dataTypeBits(dataType) === undefined) {
    throw new UnsupportedDataTypeError({ dataType, subject: 'A recorded input', supported: ['numbers'] });
  }
  const elements = tensorElements(constant);
  switch (dataType) {
    case 'float16':
      return new Tensor('float16', new Uint16Array(Uint8Array.from(data.bytes).buffer), dims);
    case 'bool':
    case 'float32':
    case 'float64':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'int8':
    case 'uint16':
    case 'uint32':
    case 'uint64':
    case 'uint8':
      return new Tensor(dataType, elements, dims);
    default:
      throw new UnsupportedDataTypeError({ dataType, subject: 'A recorded input', supported: ['numbers'] });
  }
}
