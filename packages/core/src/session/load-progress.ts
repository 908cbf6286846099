/** How far one file has come. */
export interface FileProgress {
  /** The file being downloaded or read, such as `model.safetensors`. */
  readonly file: string;
  /** Bytes of it so far. */
  readonly loaded: number;
  /** Bytes of it in all. */
  readonly total: number;
}

export type OnFileProgress = (progress: FileProgress) => void;

/** How far loading has come; no number but the rate ever falls. */
export interface LoadProgress extends FileProgress {
  /** Bytes of all files so far. */
  readonly loadedBytes: number;
  /** Bytes of all files that are known to be needed. */
  readonly totalBytes: number;
  /** Bytes per second since loading began. */
  readonly bytesPerSecond: number;
}

export type OnLoadProgress = (progress: LoadProgress) => void;
