/** Types of the tensors of a plan. Elements take 4 bytes each in memory: float32 as they are, the others as int32. */
export type ElementType = 'bool' | 'float32' | 'int32' | 'int64';
