import {
  type ByteSource,
  type CreateSessionOptions,
  contractVersion,
  type SessionHandler,
  type SessionPreparation,
} from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { OnnxBackend } from '../session/onnx-backend.js';
import { Tensor } from '../tensor.js';

/** A promise with its ends. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export function gate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** A session that a {@link FakeBackend} made, with what became of it. */
export interface FakeSession extends SessionHandler {
  readonly model: Model;
  readonly state: { runs: number; running: number; isDisposed: boolean };
}

export interface FakeDevice {
  readonly name: string;
  readonly priority?: number;
  readonly unavailable?: string;
  readonly unsupported?: readonly string[];
  readonly leftAside?: string;
}

/** A backend of a test: its sessions give, for each output, a scalar with the number of the run. */
export class FakeBackend implements OnnxBackend {
  readonly kind = 'backend';
  readonly key: string;
  readonly package = { name: 'fake', version: '1.0.0' };
  readonly contract: number = contractVersion;
  readonly devices: OnnxBackend['devices'];
  readonly sessions: FakeSession[] = [];
  /** What `prepare` and `createSession` were called with, and what was disposed of, in order. */
  readonly preparations: string[] = [];
  /** What a session waits for before it is there. */
  beforeCreate: () => Promise<void> = async () => undefined;
  /** What a run waits for before it gives its results. */
  beforeResult: () => Promise<void> = async () => undefined;
  readonly #devices: readonly FakeDevice[];
  readonly #names = new Map<SessionPreparation, string>();

  constructor(devices: readonly FakeDevice[] = [{ name: 'fake' }], key = 'fake') {
    this.key = key;
    this.#devices = devices;
    this.devices = devices.map(({ name, priority = 0 }) => ({ name, priority, description: `the ${name}` }));
  }

  async leftAside(device: string): Promise<string | undefined> {
    return this.#devices.find(({ name }) => name === device)?.leftAside;
  }

  async unavailable(device: string): Promise<string | undefined> {
    return this.#devices.find(({ name }) => name === device)?.unavailable;
  }

  unsupported(_model: Model, device: string): readonly string[] {
    return this.#devices.find(({ name }) => name === device)?.unsupported ?? [];
  }

  async prepare(device: string): Promise<SessionPreparation> {
    const name = `${device} ${this.preparations.length}`;
    this.preparations.push(`begin ${name}`);
    const preparation = { dispose: async () => void this.preparations.push(`end ${name}`) };
    this.#names.set(preparation, name);
    return preparation;
  }

  async createSession(
    model: Model,
    _weights: ReadonlyMap<string, ByteSource>,
    { preparation }: CreateSessionOptions,
  ): Promise<SessionHandler> {
    if (preparation !== undefined) this.preparations.push(`take ${this.#names.get(preparation)}`);
    await this.beforeCreate();
    const state = { runs: 0, running: 0, isDisposed: false };
    const session: FakeSession = {
      model,
      state,
      inputNames: model.graph.inputs.map(({ name }) => name),
      outputNames: model.graph.outputs.map(({ name }) => name),
      run: async (_feeds, fetches) => {
        if (state.isDisposed) throw new Error('The fake session was run after dispose().');
        state.runs += 1;
        state.running += 1;
        const { runs } = state;
        try {
          await this.beforeResult();
        } finally {
          state.running -= 1;
        }
        return Object.fromEntries(fetches.map((name) => [name, new Tensor('float32', Float32Array.of(runs), [])]));
      },
      dispose: async () => {
        if (state.running > 0) throw new Error('The fake session was disposed of during a run.');
        state.isDisposed = true;
      },
    };
    this.sessions.push(session);
    return session;
  }
}
