/** Which vector instructions kernels use. */
export type InstructionSet = 'relaxed-simd' | 'simd';
