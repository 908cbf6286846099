/**
 * Features that kernels have a use for, asked for where the adapter has them: 16-bit floats, operations across a subgroup, and the clock of
 * profiles.
 */
export const wantedFeatures: readonly GPUFeatureName[] = ['shader-f16', 'subgroups', 'timestamp-query'];

/** Products of whole matrices by a subgroup: not standardised yet, asked for only on request. */
export const experimentalFeatures: readonly string[] = ['chromium-experimental-subgroup-matrix'];
