/** Which form of a network a library loads: the ONNX or the .tflite file, the checkpoint's files in memory, or the folder itself. */
export type NetworkForm = 'checkpoint' | 'folder' | 'onnx' | 'tflite';

/** A network; in memory is only the form that is asked for. */
export interface NetworkFiles {
  /** Where the folders of all networks lie: a path, or an address. */
  readonly folder: string;
  readonly name: string;
  /** `config.json` and `model.safetensors`; empty unless asked for. */
  readonly checkpoint: ReadonlyMap<string, Uint8Array>;
  /** The same graph and weights as one ONNX file; empty unless asked for. */
  readonly onnx: Uint8Array;
  /** The same for TensorFlow Lite, for one image; empty unless asked for. */
  readonly tflite: Uint8Array;
}
