import { supportedTypes } from '@automodel/compiler';
import {
  BackendError,
  type ByteSource,
  type CreateSessionOptions,
  DisposedError,
  type RunProfile,
  type RunSessionOptions,
  type SessionHandler,
  type TensorValue,
} from '@automodel/contracts';
import { checkFetches } from '@automodel/engine';
import { type DataType, type Model, type Node, tensorElements, type ValueInfo } from '@automodel/onnx';
import { readFeed } from '../session/read-feed.js';
import { WasmSession, type WasmSessionSettings } from '../session/wasm-session.js';
import { Tensor } from '../tensor.js';
import type { MeasuredInput } from './measured-operator.js';
import { measuredOperators } from './measured-operators.js';
import { type Stage, splitModel } from './split-model.js';

interface OpenStage extends Stage {
  readonly session: WasmSession | undefined;
}

/**
 * Runs a graph with operators whose outputs have shapes that depend on elements (NonZero, NonMaxSuppression): in stages, each with a session of its own,
 * which is planned when the shapes of its inputs are known. New shapes between stages are new plans, as new shapes of inputs are.
 */
export class StagedSession implements SessionHandler {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly #stages: readonly OpenStage[];
  /** The inputs that no session of a stage checks, for nodes between stages read them. */
  readonly #unchecked: readonly ValueInfo[];
  #isDisposed = false;

  private constructor({ graph }: Model, stages: readonly OpenStage[]) {
    this.inputNames = graph.inputs.map(({ name }) => name);
    this.outputNames = graph.outputs.map(({ name }) => name);
    this.#stages = stages;
    const direct = new Set(stages.flatMap(({ measured }) => measured.flatMap(({ inputs }) => inputs)));
    this.#unchecked = graph.inputs.filter(({ name }) => direct.has(name));
  }

  static async create(
    model: Model,
    files: ReadonlyMap<string, ByteSource>,
    options: CreateSessionOptions,
    settings: WasmSessionSettings,
  ): Promise<StagedSession> {
    const stages: OpenStage[] = [];
    try {
      for (const stage of splitModel(model)) {
        // Only the first has shapes that can be told before a run.
        const hint = stages.length === 0 ? options.inputShapes : undefined;
        const part = stage.model;
        const outputs = part?.graph.outputs.map(({ name }) => name) ?? [];
        const session =
          part && (await WasmSession.create(part, files, { ...options, outputs, inputShapes: hint }, settings));
        stages.push({ ...stage, session });
      }
    } catch (error) {
      await Promise.all(stages.map(({ session }) => session?.dispose()));
      throw error;
    }
    return new StagedSession(model, stages);
  }

  get notes(): readonly string[] {
    const first = this.#stages.find(({ session }) => session !== undefined)?.session?.notes ?? [];
    return [...first, `in ${this.#stages.length} stages: shapes of some values are known at the run only`];
  }

  async run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    options: RunSessionOptions = {},
  ): Promise<Readonly<Record<string, TensorValue>>> {
    if (this.#isDisposed) throw new DisposedError({ subject: 'A session of backend-wasm' });
    checkFetches(fetches, this.outputNames);
    for (const input of this.#unchecked) await readFeed(input, feeds[input.name]);
    const profiles: RunProfile[] = [];
    const { onProfile } = options;
    const stageOptions = {
      ...options,
      onProfile: onProfile && ((profile: RunProfile): void => void profiles.push(profile)),
    };
    const values = new Map<string, TensorValue>(Object.entries(feeds));
    for (const { session, measured } of this.#stages) {
      if (session !== undefined) {
        const results = await session.run(pick(values, session.inputNames), session.outputNames, stageOptions);
        for (const [name, value] of Object.entries(results)) values.set(name, value);
      }
      options.signal?.throwIfAborted();
      for (const node of measured) values.set(node.outputs[0] ?? '', measure(node, values));
    }
    if (onProfile !== undefined) onProfile(joined(profiles));
    return pick(values, fetches);
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    await Promise.all(this.#stages.map(({ session }) => session?.dispose()));
  }
}

/** Those of the names that have a value. */
function pick(
  values: ReadonlyMap<string, TensorValue>,
  names: readonly string[],
): Readonly<Record<string, TensorValue>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function measure(node: Node, values: ReadonlyMap<string, TensorValue>): Tensor {
  const compute = measuredOperators.get(node.opType);
  const inputs = node.inputs.map((name) => (name === '' ? undefined : inputOf(name, values.get(name))));
  if (compute === undefined)
    throw failure(`the node "${node.name}" (${node.opType}) cannot be computed between plans.`);
  const { dims, values: numbers } = compute(node, inputs);
  return new Tensor('int64', BigInt64Array.from(numbers, BigInt), dims);
}

/** Those of plans, and one that a caller may pass. */
const readableTypes: readonly DataType[] = [...supportedTypes, 'float16'];

function inputOf(name: string, value: TensorValue | undefined): MeasuredInput {
  const data = value !== undefined && 'data' in value ? value.data : undefined;
  const dataType = readableTypes.find((type) => type === value?.type);
  if (value === undefined || dataType === undefined || !ArrayBuffer.isView(data)) {
    throw failure(`the value "${name}" is not on the CPU.`);
  }
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return {
    dims: value.dims,
    data: tensorElements({ name, dataType, dims: value.dims, data: { kind: 'inline', bytes } }),
  };
}

function joined(profiles: readonly RunProfile[]): RunProfile {
  const milliseconds = profiles.reduce((sum, profile) => sum + profile.milliseconds, 0);
  return {
    backend: 'wasm',
    device: 'wasm',
    threads: Math.max(1, ...profiles.map(({ threads }) => threads)),
    milliseconds,
    steps: profiles.flatMap((profile) =>
      profile.steps.map((step) => ({ ...step, share: milliseconds === 0 ? 0 : step.milliseconds / milliseconds })),
    ),
  };
}

function failure(reason: string): BackendError {
  return new BackendError({
    backend: 'wasm',
    operation: 'run',
    reason,
    remedy: 'Report it as a bug of @automodel/backend-wasm.',
  });
}
