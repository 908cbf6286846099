import { asyncDispose } from './async-dispose.js';

/**
 * Gives the instances of a class the method of `await using`, which calls their `dispose()`. The class declares it:
 * `declare readonly [Symbol.asyncDispose]: () => Promise<void>; static { makeAsyncDisposable(this.prototype); }`.
 * (A method named by our own symbol has no declaration that `isolatedDeclarations` could write.)
 */
export function makeAsyncDisposable(prototype: { dispose(): Promise<void> }): void {
  Object.defineProperty(prototype, asyncDispose, {
    configurable: true,
    value(this: { dispose(): Promise<void> }): Promise<void> {
      return this.dispose();
    },
  });
}
