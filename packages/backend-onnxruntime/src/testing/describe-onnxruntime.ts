import {
  type Backend,
  BackendError,
  DisposedError,
  type SessionHandler,
  type TensorValue,
  UnknownDeviceError,
} from '@automodel/contracts';
import { Tensor } from 'onnxruntime-common';
import { describe, expect, it } from 'vitest';
import { readCase } from './read-case.js';
import { writeModel } from './write-model.js';

const cases = [
  'add',
  'basic_conv_with_padding',
  'conv_with_strides_and_asymmetric_padding',
  'gather_0',
  'relu',
  'split_equal_parts_1d_opset18',
];

function data(value: TensorValue | undefined): Tensor['data'] {
  if (!(value instanceof Tensor)) throw new Error('The output is no Tensor of onnxruntime-common.');
  return value.data;
}

function vector(...values: number[]): Tensor {
  return new Tensor('float32', Float32Array.from(values), [values.length]);
}

/** A file that has two float32 weights of length 3 at an odd offset. */
function weightFile(path: string, offset: number, values: readonly number[]): { path: string; data: Uint8Array } {
  // A view that itself begins at an odd offset.
  const bytes = new Uint8Array(64).subarray(5);
  bytes.set(new Uint8Array(Float32Array.from(values).buffer), offset);
  return { path, data: bytes };
}

/** The tests that every device of this package passes. */
export function describeOnnxruntime(create: () => Backend, device: string): void {
  const open = (model: Uint8Array, backend = create()): Promise<SessionHandler> =>
    createSession(backend, model, device, []);

  describe(`device ${device}`, () => {
    it('is available', async () => {
      expect(await create().unavailable(device)).toBeUndefined();
    });

    it.each(cases)('gives the recorded values of %s', async (name) => {
      const { model, feeds, expected } = readCase(name);
      const session = await open(model);
      expect([...session.inputNames].sort()).toEqual(Object.keys(feeds).sort());
      expect([...session.outputNames].sort()).toEqual(Object.keys(expected).sort());
      const results = await session.run(feeds, session.outputNames);
      for (const [output, reference] of Object.entries(expected)) {
        expect(results[output]?.type).toBe(reference.type);
        expect(results[output]?.dims).toEqual(reference.dims);
        expect(data(results[output])).toEqual(reference.data);
      }
      await session.dispose();
    });

    it('gives only the outputs asked for', async () => {
      const { model, feeds, expected } = readCase('split_equal_parts_1d_opset18');
      const session = await open(model);
      const results = await session.run(feeds, ['output_2']);
      expect(Object.keys(results)).toEqual(['output_2']);
      expect(data(results.output_2)).toEqual(expected.output_2?.data);
      await session.dispose();
    });

    it('keeps concurrent runs apart', async () => {
      const session = await open(writeModel({ operator: 'Neg', length: 2 }));
      const numbers = Array.from({ length: 20 }, (_, index) => index);
      const results = await Promise.all(numbers.map((number) => session.run({ x: vector(number, -1) }, ['y'])));
      expect(results.map(({ y }) => data(y)[0])).toEqual(numbers.map((number) => -number));
      await session.dispose();
    });

    it('runs on after a run that failed, also beside it', async () => {
      const session = await open(writeModel({ operator: 'Abs', length: 2 }));
      const results = await Promise.allSettled([
        session.run({ x: vector(-1, 2) }, ['y']),
        session.run({ x: new Tensor('int32', [1, 2], [2]) }, ['y']),
        session.run({ x: vector(-3, 4) }, ['y']),
        session.run({}, ['y']),
        session.run({ x: vector(-5, 6) }, ['z']),
        session.run({ x: vector(-7, 8) }, ['y']),
      ]);
      expect(results.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'rejected',
        'fulfilled',
      ]);
      const [, wrongType, , missing, unknownOutput] = results.map((result) =>
        result.status === 'rejected' ? result.reason : undefined,
      );
      expect(wrongType).toSatisfy(BackendError.is.bind(BackendError));
      expect(wrongType.message).toMatch(/int32.*the inputs are x; the outputs are y/s);
      expect(missing.message).toMatch(/input 'x' is missing/);
      expect(unknownOutput.message).toMatch(/invalid output name: z/);
      expect(data((await session.run({ x: vector(-9, 9) }, ['y'])).y)).toEqual(Float32Array.of(9, 9));
      await session.dispose();
    });

    it('says that a feed is no tensor', async () => {
      const session = await open(writeModel({ operator: 'Abs', length: 2 }));
      const impostor: TensorValue = { type: 'float32', dims: [2], dispose: () => undefined };
      await expect(session.run({ x: impostor }, ['y'])).rejects.toThrow(/"x" is no Tensor of onnxruntime-common/);
      await session.dispose();
    });

    it('disposes twice, and refuses runs from then on', async () => {
      const session = await open(writeModel({ operator: 'Abs', length: 2 }));
      await Promise.all([session.dispose(), session.dispose()]);
      await session.dispose();
      await expect(session.run({ x: vector(1, 2) }, ['y'])).rejects.toSatisfy(DisposedError.is.bind(DisposedError));
    });

    it('lets the run in progress end and rejects those that wait when it is disposed', async () => {
      const backend = create();
      const session = await open(writeModel({ operator: 'Neg', length: 2 }), backend);
      const other = await open(writeModel({ operator: 'Abs', length: 2 }), backend);
      const running = session.run({ x: vector(1, 2) }, ['y']);
      const waiting = session.run({ x: vector(3, 4) }, ['y']);
      const another = other.run({ x: vector(-5, 6) }, ['y']);
      // Two turns of the microtask queue, after which the first has begun.
      await Promise.resolve().then(() => undefined);
      const disposal = session.dispose();
      await expect(waiting).rejects.toSatisfy(DisposedError.is.bind(DisposedError));
      expect(data((await running).y)).toEqual(Float32Array.of(-1, -2));
      expect(data((await another).y)).toEqual(Float32Array.of(5, 6));
      await disposal;
      await other.dispose();
    });

    it('does not start a run whose signal is aborted, before it or while it waits', async () => {
      const session = await open(writeModel({ operator: 'Abs', length: 2 }));
      const before = AbortSignal.abort(new Error('gone'));
      await expect(session.run({ x: vector(1, 2) }, ['y'], { signal: before })).rejects.toBe(before.reason);
      const controller = new AbortController();
      const { signal } = controller;
      const running = session.run({ x: vector(-1, 2) }, ['y']);
      const waiting = session.run({ x: vector(-3, 4) }, ['y'], { signal });
      controller.abort(new Error('changed my mind'));
      await expect(waiting).rejects.toBe(signal.reason);
      expect(data((await running).y)).toEqual(Float32Array.of(1, 2));
      expect(data((await session.run({ x: vector(-5, 6) }, ['y'])).y)).toEqual(Float32Array.of(5, 6));
      await session.dispose();
    });

    it.each([0, 1, 2, 3])('reads external data at an offset of %i mod 4', async (remainder) => {
      const offset = 8 + remainder;
      const file = weightFile('model.safetensors', offset, [10, 20, 30]);
      const model = writeModel({ operator: 'Add', length: 3, weight: { file: file.path, offset } });
      const session = await createSession(create(), model, device, [file]);
      expect(data((await session.run({ x: vector(1, 2, 3) }, ['y'])).y)).toEqual(Float32Array.of(11, 22, 33));
      await session.dispose();
    });

    it('keeps files of the same name apart when sessions of several backend values are made at once', async () => {
      const model = writeModel({ operator: 'Mul', length: 1, weight: { file: 'model.safetensors', offset: 7 } });
      const factors = [2, 3, 5, 7];
      const sessions = await Promise.all(
        factors.map((factor) => createSession(create(), model, device, [weightFile('model.safetensors', 7, [factor])])),
      );
      const results = await Promise.all(sessions.map((session) => session.run({ x: vector(1) }, ['y'])));
      expect(results.map(({ y }) => data(y)[0])).toEqual(factors);
      await Promise.all(sessions.map((session) => session.dispose()));
    });

    it('says in its own words and the runtime’s that a model cannot be read, and goes on', async () => {
      await expect(open(Uint8Array.of(1, 2, 3))).rejects.toSatisfy(BackendError.is.bind(BackendError));
      await expect(open(Uint8Array.of(1, 2, 3))).rejects.toThrow(/protobuf parsing failed.*Check that the bytes/s);
      const external = writeModel({ operator: 'Add', length: 3, weight: { file: 'absent.safetensors', offset: 0 } });
      await expect(open(external)).rejects.toSatisfy(BackendError.is.bind(BackendError));
      const session = await open(writeModel({ operator: 'Abs', length: 1 }));
      expect(data((await session.run({ x: vector(-2) }, ['y'])).y)).toEqual(Float32Array.of(2));
      await session.dispose();
    });

    it('reads operator set 26 and refuses 27', async () => {
      const session = await open(writeModel({ operator: 'Abs', operatorSet: 26, length: 1 }));
      await session.dispose();
      await expect(open(writeModel({ operator: 'Abs', operatorSet: 27, length: 1 }))).rejects.toThrow(/till opset 26/);
    });

    it('knows no other device', async () => {
      const backend = create();
      expect(await backend.unavailable('tpu')).toContain(`"${device}"`);
      await expect(createSession(backend, new Uint8Array(), 'tpu', [])).rejects.toSatisfy(
        UnknownDeviceError.is.bind(UnknownDeviceError),
      );
    });
  });
}

function createSession(
  backend: Backend,
  model: Uint8Array,
  device: string,
  externalData: readonly { path: string; data: Uint8Array }[],
): Promise<SessionHandler> {
  if (backend.createInferenceSessionHandler === undefined) throw new Error('The backend does not take bytes.');
  return backend.createInferenceSessionHandler(model, { device, externalData });
}
