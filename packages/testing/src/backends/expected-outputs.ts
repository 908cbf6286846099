import type { Backend, TensorValue } from '@automodel/core';
import type { Model, TensorConstant } from '@automodel/onnx';
import type { BuiltCase } from './build-case.js';
import { openSession } from './open-session.js';
import { sessionPaths } from './session-paths.js';
import { toTensor } from './to-tensor.js';

/** A backend that is trusted: its results are what others are held to. */
export interface Oracle {
  readonly backend: Backend<Model>;
  readonly device: string;
}

/** What a run of a model must give, by output: what the oracle computes. */
export async function expectedOutputs(
  { model, weights }: BuiltCase,
  feeds: ReadonlyMap<string, TensorConstant>,
  { backend, device }: Oracle,
): Promise<Readonly<Record<string, TensorValue>>> {
  const [path = 'graph'] = sessionPaths(backend);
  const session = await openSession(model, weights, { backend, device, path });
  try {
    const tensors = Object.fromEntries(Array.from(feeds, ([name, constant]) => [name, toTensor(constant)]));
    return await session.run(
      tensors,
      model.graph.outputs.map(({ name }) => name),
    );
  } finally {
    await session.dispose();
  }
}
