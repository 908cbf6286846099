import {
  DisposedError,
  IncompatibleStateDictError,
  ShapeMismatchError,
  UnsupportedDataTypeError,
} from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { AutoModel } from '../auto/auto-model.js';
import type { EncodableTensor } from '../checkpoint/encode-safetensors.js';
import type { StateDictValue } from '../saving/apply-state-dict.js';
import { Tensor } from '../tensor.js';
import { FakeBackend, gate } from '../test-support/fake-backend.js';
import { toy, toyFiles } from '../test-support/toy-model.js';
import type { LoadOptions } from './load-options.js';
import type { PreTrainedModel } from './pre-trained-model.js';
import type { BaseModelOutputs } from './standard-outputs.js';

const pixelValues = new Tensor('float32', new Float32Array(12), [1, 3, 2, 2]);
const floats = (...values: number[]): EncodableTensor => ({
  dataType: 'float32',
  dims: [values.length],
  bytes: new Uint8Array(Float32Array.from(values).buffer),
});

async function withToy(
  work: (model: PreTrainedModel<BaseModelOutputs>, backend: FakeBackend) => Promise<void>,
  options: LoadOptions = {},
): Promise<void> {
  const backend = new FakeBackend();
  const model = await AutoModel.fromPretrained(toyFiles, { use: [backend, toy], ...options });
  try {
    await work(model, backend);
  } finally {
    await model.dispose();
  }
}

const scaleOf = async (model: PreTrainedModel<BaseModelOutputs>): Promise<number[]> => {
  const bytes = (await model.stateDict().get('scale')?.read()) ?? new Uint8Array();
  return [...new Float32Array(bytes.slice().buffer)];
};

describe('loadStateDict', () => {
  it('replaces parameters by copies; later runs have a session over the new ones, the old one is freed', () =>
    withToy(async (model, backend) => {
      await model.forward({ pixelValues });
      const value = floats(7);
      expect(await model.loadStateDict(new Map([['scale', value]]))).toEqual({ missingKeys: [], unexpectedKeys: [] });
      value.bytes.fill(0);
      expect(await scaleOf(model)).toEqual([7]);
      expect(backend.sessions.map(({ state }) => state.isDisposed)).toEqual([true]);
      await model.forward({ pixelValues });
      expect(backend.sessions).toHaveLength(2);
      const [initializer] = backend.sessions[1]?.model.graph.initializers ?? [];
      expect(initializer?.data).toMatchObject({ kind: 'external', location: 'state-dict-1' });
    }));

  it('lets a run that has begun end with the old weights', () =>
    withToy(async (model, backend) => {
      const result = gate();
      backend.beforeResult = () => result.opened;
      const run = model.forward({ pixelValues });
      const change = model.loadStateDict(new Map([['scale', floats(7)]]));
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(backend.sessions[0]?.state).toMatchObject({ running: 1, isDisposed: false });
      result.open();
      await run;
      await change;
      expect(backend.sessions[0]?.state).toMatchObject({ running: 0, isDisposed: true });
    }));

  it.each<[string, StateDictValue]>([
    ['a tensor', new Tensor('float32', Float32Array.of(5), [1])],
    ['a float64 tensor', new Tensor('float64', Float64Array.of(5), [1])],
    ['bytes', floats(5)],
    [
      'an entry of a state dict',
      { name: 'other', length: 4, dataType: 'float32', dims: [1], read: async () => floats(5).bytes },
    ],
  ])('takes %s', (_, value) =>
    withToy(async (model) => {
      await model.loadStateDict(new Map([['scale', value]]));
      expect(await scaleOf(model)).toEqual([5]);
    }),
  );

  it('keeps the type in which the model stores its weights', () =>
    withToy(
      async (model) => {
        await model.loadStateDict(new Map([['scale', floats(1 + 2 ** -12)]]));
        const tensor = model.stateDict().get('scale');
        expect(tensor?.dataType).toBe('float16');
        expect([...((await tensor?.read()) ?? [])]).toEqual([0x00, 0x3c]);
      },
      { dtype: 'float16' },
    ));

  it('refuses other keys, shapes and types, and changes nothing then', () =>
    withToy(async (model, backend) => {
      const attempt = (values: Record<string, StateDictValue>, strict?: boolean): Promise<unknown> =>
        model.loadStateDict(new Map(Object.entries(values)), { strict }).catch((error: unknown) => error);
      const keys = await attempt({ other: floats(1) });
      expect(IncompatibleStateDictError.is(keys)).toBe(true);
      expect(keys).toMatchObject({ missingKeys: ['scale'], unexpectedKeys: ['other'] });
      expect(ShapeMismatchError.is(await attempt({ scale: floats(1, 2) }, false))).toBe(true);
      const integers = new Tensor('int32', Int32Array.of(1), [1]);
      expect(UnsupportedDataTypeError.is(await attempt({ scale: integers }))).toBe(true);
      expect(await scaleOf(model)).toEqual([3]);
      expect(await attempt({ other: floats(1) }, false)).toEqual({ missingKeys: ['scale'], unexpectedKeys: ['other'] });
      expect(await scaleOf(model)).toEqual([3]);
      expect(backend.sessions).toHaveLength(1);
    }));

  it('is refused after dispose', () =>
    withToy(async (model) => {
      await model.dispose();
      const work = model.loadStateDict(new Map([['scale', floats(1)]]));
      expect(DisposedError.is(await work.catch((error: unknown) => error))).toBe(true);
    }));
});

describe('namedParameters', () => {
  it('gives the parameters by name', () =>
    withToy(async (model) => {
      expect(Array.from(model.namedParameters(), ([name]) => name)).toEqual(['scale']);
    }));
});
