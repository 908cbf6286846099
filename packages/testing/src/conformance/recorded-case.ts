/** One of ONNX's backend node tests: bytes of the model, its inputs and its expected outputs, as protobuf. */
export interface RecordedCase {
  readonly name: string;
  readonly model: Uint8Array;
  readonly inputs: readonly Uint8Array[];
  readonly outputs: readonly Uint8Array[];
}
