import type { Plan } from '@automodel/compiler';
import type { ByteMethod } from '../kernels/byte-sums.js';
import type { ProductTile } from '../kernels/product-tile.js';
import type { SessionMemory } from '../memory/session-memory.js';
import type { KernelLoader } from '../modules/kernel-loader.js';
import { OperationContext } from '../operations/operation-context.js';
import { type OperationSet, prepareStep } from '../operations/prepare-step.js';
import type { PackedWeights } from '../packing/packed-weights.js';
import { loadRare } from '../rare/load-rare.js';
import type { ThreadTeam } from '../threads/thread-team.js';
import { createProgram, type Program, type StepTask } from './create-program.js';
import { warmKernels } from './warm-kernels.js';
import { yieldToEvents } from './yield-to-events.js';

export interface PreparePlanOptions {
  /** What runs for the steps. */
  readonly operations: OperationSet;
  readonly memory: SessionMemory;
  readonly weights: PackedWeights;
  readonly tile: ProductTile;
  readonly byteMethod: ByteMethod;
  readonly loader: KernelLoader;
  /** Parts into which the work of each step is cut. */
  readonly threads: number;
  /** Unlike that of any other plan of the session. */
  readonly id: number;
  /** Called when all memory is taken, before it is filled. */
  readonly onAllocated?: ((memory: SessionMemory) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RunPlanOptions {
  /** Threads to run on; one after the other on this one without. */
  readonly team?: ThreadTeam | undefined;
  /** With a signal, the run lets events happen now and then, of which an abort may be one. */
  readonly signal?: AbortSignal | undefined;
  /** Is told how long each task took. */
  readonly onTask?: ((task: StepTask, milliseconds: number) => void) | undefined;
}

/** How long a run that can be aborted keeps events waiting. */
export const eventsAfterMilliseconds = 16;

/** Kernels are warmed while so many bytes of weights are packed, or more. */
const warmedBytes = 4 * 1024 * 1024;

/** A plan that is ready to run: its weights packed, its tables written, its kernels compiled. */
export class PreparedPlan {
  readonly plan: Plan;
  /** Where the arena starts. */
  readonly arena: number;
  /** Parts into which the work of each step is cut: a team must have as many threads. */
  readonly threads: number;
  readonly #memory: SessionMemory;
  readonly #allocations: readonly number[];
  readonly #program: Program;

  private constructor(context: OperationContext, program: Program) {
    this.plan = context.plan;
    this.arena = context.arena;
    this.threads = context.threads;
    this.#memory = context.memory;
    this.#allocations = context.allocations;
    this.#program = program;
  }

  static async prepare(
    plan: Plan,
    { operations, loader, id, onAllocated, signal, ...options }: PreparePlanOptions,
  ): Promise<PreparedPlan> {
    const { memory, weights } = options;
    const arena = memory.allocate(plan.arenaLength);
    const zerosLength = Math.max(...plan.tensors.map(({ dims }) => ((dims[1] ?? 1) + 64) * 4));
    const zeros = memory.allocate(zerosLength);
    const context = new OperationContext({ ...options, activations: operations.activations, plan, arena, zeros });
    context.allocations.push(arena, zeros);
    try {
      const tasks: StepTask[] = [];
      for (const [index, step] of plan.steps.entries()) {
        signal?.throwIfAborted();
        if (operations.prepare[step.kind] === undefined) throw (await loadRare()).noKernel(step);
        tasks.push(...prepareStep(context, step, operations).map((task) => ({ step: index, task })));
      }
      const creating = createProgram(context, tasks, id, loader);
      // Last, since nothing may take memory while weights are read into it; kernels are compiled meanwhile.
      const isLong = weights.pendingBytes > warmedBytes;
      const loading = weights.load(signal);
      onAllocated?.(memory);
      // Whatever goes wrong first, both have to end before memory is given back.
      loading.catch(() => undefined);
      try {
        const { kernels } = await creating;
        if (isLong) warmKernels(context.shortCalls, kernels);
      } finally {
        await loading;
      }
      return new PreparedPlan(context, await creating);
    } catch (error) {
      for (const address of context.allocations) memory.release(address);
      throw error;
    }
  }

  /**
   * Runs all steps on what lies in the arena.
   * @returns false if the team lost a worker: what lies in the arena is then of no use.
   */
  async run({ team, signal, onTask }: RunPlanOptions): Promise<boolean> {
    const { floats } = this.#memory;
    const scope = team === undefined ? 'all' : 'own';
    team?.begin(this.#program.shared);
    let lastEvents = performance.now();
    for (const stage of this.#program.stages) {
      let begin = performance.now();
      if (signal !== undefined && begin - lastEvents > eventsAfterMilliseconds) {
        await yieldToEvents();
        if (signal.aborted) return this.#abort(team, signal);
        if (team?.failure !== undefined) return false;
        begin = performance.now();
        lastEvents = begin;
      }
      let own = 0;
      for (const [index, part] of stage.entries()) {
        try {
          part.run(floats, scope);
        } catch (error) {
          // The workers wait for this thread.
          team?.cancel();
          throw error;
        }
        const isLast = index + 1 === stage.length;
        if (!isLast && onTask === undefined) continue;
        own = performance.now() - begin;
        if (isLast && team !== undefined && !team.meet(own)) return false;
        if (onTask === undefined) continue;
        const end = performance.now();
        onTask(part, end - begin);
        begin = end;
      }
    }
    return true;
  }

  /** Bytes of memory that it holds, beside packed weights. */
  get bytes(): number {
    return this.#allocations.reduce((sum, address) => sum + this.#memory.lengthOf(address), 0);
  }

  release(): void {
    for (const address of this.#allocations) this.#memory.release(address);
  }

  #abort(team: ThreadTeam | undefined, signal: AbortSignal): boolean {
    if (team !== undefined && !team.cancel()) return false;
    signal.throwIfAborted();
    return true;
  }
}
