/** The two ways to make a session: from the graph as plain data, or from the bytes of an ONNX file. */
export type SessionPath = 'bytes' | 'graph';
