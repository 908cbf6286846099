import type { Machine } from '../common/describe-machine.js';
import type { Int8Measurement } from './measure-int8.js';

/** Everything that `pnpm bench:int8` measures. */
export interface Int8Report {
  readonly date: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  /** The program that ran it, such as `Node v24.21.0`. */
  readonly environment: string;
  readonly rows: readonly Int8Measurement[];
}
