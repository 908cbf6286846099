/**
 * How close a computed element must come to the expected one, by what the operator does:
 * `exact` moves, compares or counts; `rounded` is one or a few operations of arithmetic; `function` approximates a transcendental function;
 * `accumulated` adds up products; `quantized` rounds to integers, where a tie may go either way; `half` computes in 16 bits.
 */
export type ToleranceClass = 'accumulated' | 'exact' | 'function' | 'half' | 'quantized' | 'rounded';
