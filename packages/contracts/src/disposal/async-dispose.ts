/**
 * The symbol of `await using`, also on Node 20, which does not have it.
 * A class implements `[asyncDispose](): Promise<void>` beside `dispose()`.
 */
export const asyncDispose: typeof Symbol.asyncDispose = (Symbol.asyncDispose ??
  Symbol.for('Symbol.asyncDispose')) as typeof Symbol.asyncDispose;
