export const loopFields = { outerSizes: 'vec4u', sizes: 'vec4u', outerStrides: 'vec4i', strides: 'vec4i' } as const;

export type LoopField = keyof typeof loopFields;
