/** Threads of a workgroup of the kernels that compute one vector, or a few, per thread. */
export const vectorWorkgroup = 64;
