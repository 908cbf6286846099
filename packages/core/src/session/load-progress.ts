/** How far loading has come. */
export interface LoadProgress {
  /** The file being read, such as `model.safetensors`. */
  readonly file: string;
  /** Bytes of it read so far. */
  readonly loaded: number;
  /** Bytes of it in all. */
  readonly total: number;
}

export type OnLoadProgress = (progress: LoadProgress) => void;
