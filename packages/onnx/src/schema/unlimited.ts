/**
 * The arity of variadic operators. A name of its own because bundlers keep objects whose literals read a property (`Number.POSITIVE_INFINITY`):
 * reading might have an effect.
 */
export const unlimited: number = Number.POSITIVE_INFINITY;
