import { type Plan, stepWork } from '@automodel/compiler';
import type { RunProfile } from '@automodel/contracts';
import type { StepTask } from '../session/create-program.js';

interface Entry {
  milliseconds: number;
  readonly kernels: Set<string>;
}

/** Collects what the tasks of one run take, by step. */
export class RunProfiler {
  readonly #start: number = performance.now();
  readonly #entries = new Map<number, Entry>();
  #inputs = 0;
  #outputs = 0;
  #last: number = this.#start;

  readonly onTask = ({ step, task }: StepTask, milliseconds: number): void => {
    const entry = this.#entries.get(step) ?? { milliseconds: 0, kernels: new Set() };
    entry.milliseconds += milliseconds;
    const names = task.kind === 'script' ? ['script'] : task.calls.flat().map(({ kernel }) => kernel);
    for (const name of names) entry.kernels.add(name);
    this.#entries.set(step, entry);
  };

  /** The inputs have been copied in. */
  inputsDone(): void {
    this.#last = performance.now();
    this.#inputs = this.#last - this.#start;
  }

  /** The steps are over: what follows is copying the outputs. */
  stepsDone(): void {
    this.#last = performance.now();
  }

  finish(plan: Plan, threads: number): RunProfile {
    const end = performance.now();
    this.#outputs = end - this.#last;
    const total = end - this.#start;
    const step = (name: string, kind: string, kernel: string, milliseconds: number, work: number) => ({
      name,
      kind,
      kernel,
      milliseconds,
      gigaflop: work / 1e9,
      gigaflopPerSecond: milliseconds > 0 ? work / milliseconds / 1e6 : 0,
      share: total > 0 ? milliseconds / total : 0,
    });
    const steps = plan.steps.map((planned, index) => {
      const { milliseconds = 0, kernels = new Set<string>() } = this.#entries.get(index) ?? {};
      return step(planned.name, planned.kind, [...kernels].join(' + '), milliseconds, stepWork(planned, plan));
    });
    return {
      backend: 'wasm',
      device: 'wasm',
      threads,
      milliseconds: total,
      steps: [
        step('inputs', 'copy', 'script', this.#inputs, 0),
        ...steps,
        step('outputs', 'copy', 'script', this.#outputs, 0),
      ],
    };
  }
}
