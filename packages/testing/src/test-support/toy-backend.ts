import {
  type Backend,
  contractVersion,
  DisposedError,
  InvalidTensorError,
  MissingFileError,
  Tensor,
} from '@automodel/core';
import { type Model, tensorElements } from '@automodel/onnx';

/** How a backend is wrong. */
export type Defect = 'forgets dispose' | 'none' | 'poisoned by failure' | 'wrong Relu';

/** What the toy computes with. */
interface ToyTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

const empty: ToyTensor = { dims: [0], data: new Float32Array() };

/** A backend that runs Relu, and Add of a matrix and a vector, with a defect for tests of the suite. */
export function toyBackend(defect: Defect): Backend<Model> {
  return {
    kind: 'backend',
    key: 'toy',
    package: { name: 'toy', version: '1.0.0' },
    contract: contractVersion,
    devices: [{ name: 'toy', description: 'two operators', priority: -1 }],
    unavailable: async (device) => (device === 'toy' ? undefined : 'there is no such device'),
    unsupported: ({ graph }) =>
      graph.nodes.flatMap(({ domain, opType }) =>
        domain !== '' ? [`${domain}.${opType}`] : ['Add', 'Relu'].includes(opType) ? [] : [opType],
      ),
    async createSession(model, files, { signal }) {
      signal?.throwIfAborted();
      const weights = new Map<string, ToyTensor>();
      for (const constant of model.graph.initializers) {
        let { data } = constant;
        if (data.kind === 'external') {
          const { location, offset, length } = data;
          const file = files.get(location);
          if (file === undefined) {
            throw new MissingFileError({ file: location, location: 'the test', present: [], remedy: 'Give it.' });
          }
          data = { kind: 'inline', bytes: await file.read(offset, length) };
        }
        const elements = Float32Array.from(Array.from(tensorElements({ ...constant, data }), Number));
        weights.set(constant.name, { dims: constant.dims, data: elements });
      }
      let isDisposed = false;
      let isPoisoned = false;
      const outputNames = model.graph.outputs.map(({ name }) => name);
      const check = (condition: boolean, input: string): void => {
        if (condition) return;
        isPoisoned = true;
        throw new InvalidTensorError({
          input,
          expected: 'as the graph says',
          received: 'something else',
          remedy: 'Look.',
        });
      };
      return {
        inputNames: model.graph.inputs.map(({ name }) => name),
        outputNames,
        async run(feeds, fetches, { signal: abort } = {}) {
          abort?.throwIfAborted();
          if (isDisposed && defect !== 'forgets dispose') throw new DisposedError({ subject: 'the session' });
          if (isPoisoned && defect === 'poisoned by failure') throw new TypeError('poisoned');
          const values = new Map(weights);
          for (const { name, type } of model.graph.inputs) {
            const feed = feeds[name];
            const shape = type?.kind === 'tensor' ? (type.shape ?? []) : [];
            check(feed?.dims.length === shape.length, name);
            check(
              shape.every((size, axis) => typeof size !== 'number' || size === feed?.dims[axis]),
              name,
            );
            check(feed instanceof Tensor && feed.data instanceof Float32Array, name);
            if (feed instanceof Tensor && feed.data instanceof Float32Array)
              values.set(name, { dims: feed.dims, data: feed.data });
          }
          for (const name of fetches) check(outputNames.includes(name), name);
          for (const { opType, inputs, outputs } of model.graph.nodes) {
            const [left = empty, right = empty] = inputs.map((name) => values.get(name));
            const added = left.data.map((value, index) => value + (right.data[index % right.data.length] ?? 0));
            const surplus = defect === 'wrong Relu' ? 1e-3 : 0;
            const data = opType === 'Add' ? added : left.data.map((value) => Math.max(value, 0) + surplus);
            values.set(outputs[0] ?? '', { dims: left.dims, data });
          }
          return Object.fromEntries(
            fetches.map((name) => {
              const { dims, data } = values.get(name) ?? empty;
              return [name, new Tensor('float32', Float32Array.from(data), dims)];
            }),
          );
        },
        async dispose() {
          isDisposed = true;
        },
      };
    },
  };
}
