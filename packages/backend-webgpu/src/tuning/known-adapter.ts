import type { ChoiceTable } from './algorithm-choices.js';
import type { GpuDescription } from './gpu-description.js';

/** An adapter on which products were measured. */
export interface KnownAdapter {
  readonly vendor: string;
  /** What its name or its architecture begins with. */
  readonly names: readonly string[];
  readonly processors: number;
  /** Sums that a thread can hold in registers, if other than its maker's. */
  readonly threadSums?: number;
  /** Loaded where it is of use alone. */
  choices(): Promise<ChoiceTable>;
}

const knownAdapters: readonly KnownAdapter[] = [
  // Runs on the CPU, and takes seconds to compile kernels of many registers.
  { vendor: 'google', names: ['swiftshader'], processors: 2, threadSums: 8, choices: async () => ({}) },
  {
    vendor: 'nvidia',
    names: ['nvidia-h100', 'nvidia-h200', 'hopper'],
    processors: 132,
    choices: async () => (await import('./hopper-choices.js')).hopperChoices,
  },
];

/** What was measured on adapters of a kind; undefined where none was at hand. */
export function knownAdapter({ vendor, architecture, name }: GpuDescription): KnownAdapter | undefined {
  return knownAdapters.find(
    (known) => known.vendor === vendor && known.names.some((start) => name.startsWith(start) || architecture === start),
  );
}
