import { type Backend, contractVersion, InvalidOptionError, Tensor, type TensorValue } from '@automodel/core';
import type { Model, ValueInfo } from '@automodel/onnx';
import { packageIdentity } from '../package-identity.js';

/** The logits of every image, or a list of them: the rows of a batch take them in turn. */
export type FixedLogits = readonly number[] | readonly (readonly number[])[];

export interface FixedLogitsOptions {
  /** The name of its device. @default 'fixed' */
  readonly device?: string | undefined;
}

/**
 * A backend that computes nothing: `logits` are what the test says, every other output is zeros. `device: 'auto'` prefers it to all
 * others, so that an app under test needs no other line. It reads no weights.
 * @throws {InvalidOptionError} at load, if there are not as many logits as the model has labels.
 */
export function fixedLogits(logits: FixedLogits, { device = 'fixed' }: FixedLogitsOptions = {}): Backend<Model> {
  const rows = isRows(logits) ? logits : [logits];
  return {
    kind: 'backend',
    key: device,
    package: packageIdentity,
    contract: contractVersion,
    devices: [{ name: device, description: 'fixed logits, for tests', priority: Number.MAX_SAFE_INTEGER }],
    unavailable: async () => undefined,
    unsupported: () => [],
    async createSession({ graph }, _weights, { signal }) {
      signal?.throwIfAborted();
      for (const output of graph.outputs) if (output.name === 'logits') checkLogits(rows, output);
      return {
        inputNames: graph.inputs.map(({ name }) => name),
        outputNames: graph.outputs.map(({ name }) => name),
        async run(feeds, fetches, { signal: abort } = {}) {
          abort?.throwIfAborted();
          const [batch = 1] = Object.values(feeds)[0]?.dims ?? [];
          const results = graph.outputs
            .filter(({ name }) => fetches.includes(name))
            .map((output): [string, TensorValue] => [output.name, outputOf(output, batch, rows)]);
          return Object.fromEntries(results);
        },
        async dispose() {},
      };
    },
  };
}

function isRows(logits: FixedLogits): logits is readonly (readonly number[])[] {
  return Array.isArray(logits[0]);
}

function checkLogits(rows: readonly (readonly number[])[], { type }: ValueInfo): void {
  const labels = type?.kind === 'tensor' ? type.shape?.at(-1) : undefined;
  const wrong = rows.find((row) => typeof labels === 'number' && row.length !== labels);
  if (wrong === undefined) return;
  throw new InvalidOptionError({
    option: 'logits',
    value: wrong,
    problem: `there are ${wrong.length} of them, but the model has ${labels} labels`,
    remedy: 'Give one for each label, or another checkpoint.',
  });
}

function outputOf({ name, type }: ValueInfo, batch: number, rows: readonly (readonly number[])[]): Tensor {
  if (name === 'logits') {
    const values = Array.from({ length: batch }, (_, image) => rows[image % rows.length] ?? []);
    return new Tensor('float32', Float32Array.from(values.flat()), [batch, values[0]?.length ?? 0]);
  }
  const shape = type?.kind === 'tensor' ? (type.shape ?? []) : [];
  // Sizes that depend on the image's are 1: nobody computes them here.
  const dims = shape.map((size, axis) => (axis === 0 ? batch : typeof size === 'number' ? size : 1));
  return new Tensor('float32', new Float32Array(dims.reduce((product, size) => product * size, 1)), dims);
}
