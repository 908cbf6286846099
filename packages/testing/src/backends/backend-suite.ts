import { expect, it } from 'vitest';
import type { BackendException } from './backend-exception.js';
import type { DescribeBackendOptions } from './describe-backend.js';
import type { SessionPath } from './session-path.js';

/** Columns of the table at the end. */
const columns = 4;

/** The tests of one backend: defines them, minds the exceptions, and counts what is not supported. */
export class BackendSuite {
  readonly options: DescribeBackendOptions;
  readonly #unmatched: Set<BackendException>;
  readonly #counts = new Map<string, { readonly total: number; readonly leftOut: number }>();
  #tests = 0;

  constructor(options: DescribeBackendOptions) {
    this.options = options;
    this.#unmatched = new Set(options.exceptions);
  }

  /** Defines a test that must pass, or, if an exception names it, must fail. */
  test(name: string, path: SessionPath, run: (isException: boolean) => Promise<void>, timeout = 30_000): void {
    const { exceptions = [] } = this.options;
    const exception = exceptions.find(
      ({ cases, path: only = path }) =>
        only === path && new RegExp(cases.source, cases.flags.replace(/[gy]/g, '')).test(name),
    );
    this.#tests++;
    if (exception === undefined) {
      it(`${name} (${path})`, { timeout }, () => run(false));
      return;
    }
    this.#unmatched.delete(exception);
    it(`${name} (${path}) is an exception: ${exception.reason}`, { timeout }, async () => {
      const passes = await run(true).then(
        () => true,
        () => false,
      );
      expect(passes, `"${name}" passes now: take it off the exceptions`).toBe(false);
    });
  }

  /** Notes whether the backend itself says that it runs what a case is about, such as an operator. */
  count(subject: string, isSupported: boolean): void {
    const { total = 0, leftOut = 0 } = this.#counts.get(subject) ?? {};
    this.#counts.set(subject, { total: total + 1, leftOut: leftOut + (isSupported ? 0 : 1) });
  }

  /** Defines the last tests: no exception is idle; a table of what is not supported. */
  finish(): void {
    it('has no exception that matches nothing', () => {
      expect(Array.from(this.#unmatched, ({ cases }) => String(cases))).toEqual([]);
    });
    it('tells what it does not support', () => {
      console.info(this.#report());
    });
  }

  #report(): string {
    const leftOut = [...this.#counts].filter(([, counts]) => counts.leftOut > 0);
    const cells = leftOut.map(([subject, counts]) => `${subject} ${counts.leftOut}/${counts.total}`.padEnd(38));
    const lines = Array.from({ length: Math.ceil(cells.length / columns) }, (_, line) =>
      cells
        .slice(line * columns, (line + 1) * columns)
        .join('')
        .trimEnd(),
    );
    const { device, exceptions = [] } = this.options;
    const title = `${device}: ${this.#tests} tests, ${exceptions.length} exceptions; cases left out because it does not run them: `;
    return [`${title}${leftOut.length === 0 ? 'none' : ''}`, ...lines].join('\n  ');
  }
}
