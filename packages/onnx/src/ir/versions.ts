/** The version of ONNX's operator set that graphs of ours are written in. */
export const operatorSetVersion = 21;

/** The version of the file format that goes with {@link operatorSetVersion}. */
export const irVersion = 10;

/** The versions of the operator set that a model may import: the forms of operators that the table describes. */
export const supportedOperatorSets: { readonly oldest: number; readonly newest: number } = { oldest: 13, newest: 25 };
