import { runProgram } from '../assembler/encode-program-module.js';
import type { KernelLoader } from '../modules/kernel-loader.js';
import type { OperationContext } from '../operations/operation-context.js';
import type { Task } from '../operations/task.js';
import { loadRare } from '../rare/load-rare.js';
import type { SharedProgram } from '../threads/thread-team.js';

/** A task of a plan and the step that it belongs to. */
export interface StepTask {
  readonly step: number;
  readonly task: Task;
}

/** What the first thread does for one task. */
export interface ProgramPart extends StepTask {
  /** Runs the part of the first thread, or of all threads one after the other. */
  run(floats: Float32Array, scope: 'all' | 'own'): void;
}

/** Tasks in a row after which threads meet: one that they share, or any number that the first thread does alone. */
export type Stage = readonly ProgramPart[];

/** The tasks of a plan in the form in which they run. */
export interface Program {
  readonly stages: readonly Stage[];
  /** By name. */
  readonly kernels: WebAssembly.Exports;
  /** What workers are told. */
  readonly shared: SharedProgram;
}

/**
 * Writes the kernel calls of tasks into memory, before it returns, and compiles their kernels, aside.
 * @param id unlike that of any other program of the session.
 */
export async function createProgram(
  context: OperationContext,
  tasks: readonly StepTask[],
  id: number,
  loader: KernelLoader,
): Promise<Program> {
  const { memory, threads } = context;
  const { bytes, indices, exports } = loader.load([...context.kernels.values()], memory);
  // Whoever awaits it below hears of a failure; until then there may be one of another kind.
  exports.catch(() => undefined);
  const calls = writeCalls(context, tasks, indices);

  const stages: { readonly stepTask: StepTask; readonly borders: readonly number[] }[][] = [];
  const table: number[] = [];
  let isOwn = false;
  for (const [index, stepTask] of tasks.entries()) {
    const borders = calls[index] ?? [];
    const isShared = borders.some((border, thread) => thread > 0 && border < (borders[thread + 1] ?? border));
    const stage = stages.at(-1);
    if (stage !== undefined && isOwn && !isShared) {
      stage.push({ stepTask, borders });
    } else {
      stages.push([{ stepTask, borders }]);
      for (let thread = 0; thread < threads; thread++) {
        table.push(...(isShared ? [borders[thread] ?? 0, borders[thread + 1] ?? 0] : [0, 0]));
      }
    }
    isOwn = !isShared;
  }
  const module = context.allocate(bytes.length);
  memory.bytes.set(bytes, module);
  const shared = {
    id,
    module,
    moduleLength: bytes.length,
    table: context.table(Int32Array.from(table)),
    stages: stages.length,
  };
  const kernels = await exports;
  const run = kernels[runProgram];
  if (typeof run !== 'function') throw (await loadRare()).noProgram();
  const runCalls = (begin: number, end: number): void => void run(begin, end);
  return {
    stages: stages.map((parts) => parts.map(({ stepTask, borders }) => createPart(stepTask, borders, runCalls))),
    kernels,
    shared,
  };
}

function createPart(
  { step, task }: StepTask,
  borders: readonly number[],
  runCalls: (begin: number, end: number) => void,
): ProgramPart {
  if (task.kind === 'script') return { step, task, run: (floats) => task.run(floats) };
  const [begin = 0, ownEnd = 0] = borders;
  const end = borders.at(-1) ?? 0;
  return {
    step,
    task,
    run(_, scope) {
      const last = scope === 'own' ? ownEnd : end;
      if (begin < last) runCalls(begin, last);
    },
  };
}

/** Writes all calls; gives for each task the addresses at which the calls of each thread begin, and the last end. */
function writeCalls(
  context: OperationContext,
  tasks: readonly StepTask[],
  kernels: ReadonlyMap<string, number>,
): readonly (readonly number[])[] {
  const words: number[] = [];
  const offsets = tasks.map(({ task }) => {
    if (task.kind === 'script') return [];
    const begins = task.calls.map((calls) => {
      const begin = words.length;
      for (const { kernel, arguments: values } of calls) {
        words.push(kernels.get(kernel) ?? 0, (values.length + 2) * 4, ...values);
      }
      return begin;
    });
    return [...begins, words.length];
  });
  const address = context.table(Int32Array.from(words));
  return offsets.map((borders) => borders.map((offset) => address + offset * 4));
}
