/** Lines along one axis: `length` elements that are `inner` apart. */
export const lineFields = { count: 'u32', length: 'u32', inner: 'u32' } as const;

export type LineField = keyof typeof lineFields;
