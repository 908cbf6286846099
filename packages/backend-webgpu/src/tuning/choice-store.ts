import type { ChoiceTable } from './algorithm-choices.js';

/** Keeps what was measured from one start of a program to the next: a file, a database, the Cache API. */
export interface ChoiceStore {
  /** What was kept for an adapter; undefined if nothing was. */
  load(adapter: string): Promise<ChoiceTable | undefined>;
  /** Keeps all that was measured on an adapter. */
  save(adapter: string, choices: ChoiceTable): Promise<void>;
}
