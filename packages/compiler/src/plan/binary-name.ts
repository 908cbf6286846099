/** The functions of two inputs, by name. */
export type BinaryName = 'add' | 'div' | 'max' | 'min' | 'mul' | 'pow' | 'prelu' | 'sub';
