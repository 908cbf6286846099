import type { Plan } from '@automodel/compiler';
import { BackendError } from '@automodel/contracts';
import { encodeModule } from '../assembler/encode-module.js';
import type { InstructionSet } from '../kernels/instruction-set.js';
import { maximumPages, type SessionMemory } from '../memory/session-memory.js';
import { OperationContext } from '../operations/operation-context.js';
import { prepareStep } from '../operations/prepare-step.js';
import type { KernelCall, Task } from '../operations/task.js';
import type { PackedWeights } from '../packing/packed-weights.js';

/** An exported kernel: numbers in, nothing out. */
type Kernel = (...values: readonly number[]) => void;

export interface PreparePlanOptions {
  readonly memory: SessionMemory;
  readonly weights: PackedWeights;
  readonly instructionSet: InstructionSet;
  readonly signal?: AbortSignal | undefined;
}

/** A plan that is ready to run: its weights packed, its tables written, its kernels compiled. */
export class PreparedPlan {
  readonly plan: Plan;
  /** Where the arena starts. */
  readonly arena: number;
  readonly #memory: SessionMemory;
  readonly #allocations: readonly number[];
  readonly #runs: readonly ((floats: Float32Array) => void)[];

  private constructor(context: OperationContext, runs: readonly ((floats: Float32Array) => void)[]) {
    this.plan = context.plan;
    this.arena = context.arena;
    this.#memory = context.memory;
    this.#allocations = context.allocations;
    this.#runs = runs;
  }

  static async prepare(
    plan: Plan,
    { memory, weights, instructionSet, signal }: PreparePlanOptions,
  ): Promise<PreparedPlan> {
    const arena = memory.allocate(plan.arenaLength);
    const zerosLength = Math.max(...plan.tensors.map(({ dims }) => ((dims[1] ?? 1) + 64) * 4));
    const zeros = memory.allocate(zerosLength);
    const context = new OperationContext({ plan, memory, weights, instructionSet, threads: 1, arena, zeros });
    context.allocations.push(arena, zeros);
    try {
      const tasks: Task[] = [];
      for (const step of plan.steps) {
        signal?.throwIfAborted();
        tasks.push(...(await prepareStep(context, step)));
      }
      const kernels = await compileKernels(context);
      return new PreparedPlan(
        context,
        tasks.map((task) => bindTask(task, kernels)),
      );
    } catch (error) {
      for (const address of context.allocations) memory.release(address);
      throw error;
    }
  }

  /** Runs all steps on what lies in the arena. */
  run(): void {
    const { floats } = this.#memory;
    for (const run of this.#runs) run(floats);
  }

  release(): void {
    for (const address of this.#allocations) this.#memory.release(address);
  }
}

async function compileKernels({ kernels, memory }: OperationContext): Promise<ReadonlyMap<string, Kernel>> {
  const bytes = encodeModule([...kernels.values()], { shared: false, maximumPages });
  const { instance } = await WebAssembly.instantiate(bytes, { environment: { memory: memory.memory } });
  return new Map([...kernels.keys()].map((name) => [name, requireKernel(instance.exports[name], name)]));
}

function requireKernel(kernel: WebAssembly.ExportValue | undefined, name: string): Kernel {
  if (typeof kernel === 'function') return (...values) => void kernel(...values);
  throw new BackendError({
    backend: 'wasm',
    operation: 'create a session',
    reason: `the kernel ${name} was not exported.`,
    remedy: 'Report it as a bug of @automodel/backend-wasm.',
  });
}

function bindTask(task: Task, kernels: ReadonlyMap<string, Kernel>): (floats: Float32Array) => void {
  if (task.kind === 'script') return (floats) => task.run(floats);
  const calls = task.calls.flat().map((call: KernelCall) => ({
    kernel: kernels.get(call.kernel),
    values: call.arguments,
  }));
  return () => {
    for (const { kernel, values } of calls) kernel?.(...values);
  };
}
