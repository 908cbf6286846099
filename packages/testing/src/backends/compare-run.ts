import type { SessionHandler } from '@automodel/core';
import type { TensorConstant } from '@automodel/onnx';
import type { BuiltCase } from './build-case.js';
import { compareTensors } from './compare-tensors.js';
import { expectedOutputs, type Oracle } from './expected-outputs.js';
import { toTensor } from './to-tensor.js';
import type { Tolerance } from './tolerances.js';

/** What a run is held to, and how closely. */
export interface CompareRunOptions {
  readonly oracle: Oracle;
  readonly tolerance: Tolerance;
}

/** Runs a session and compares all its outputs with the expected ones: what is wrong, by output. */
export async function compareRun(
  session: SessionHandler,
  built: BuiltCase,
  feeds: ReadonlyMap<string, TensorConstant>,
  { oracle, tolerance }: CompareRunOptions,
): Promise<readonly string[]> {
  const expected = await expectedOutputs(built, feeds, oracle);
  const tensors = Object.fromEntries([...feeds].map(([name, constant]) => [name, toTensor(constant)]));
  const results = await session.run(tensors, Object.keys(expected));
  return Object.entries(expected).flatMap(([name, reference]) => {
    const problem = compareTensors(results[name], reference, tolerance);
    return problem === undefined ? [] : [`${name}: ${problem}`];
  });
}
