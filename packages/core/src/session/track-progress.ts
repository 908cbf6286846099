import type { FileProgress, OnFileProgress, OnLoadProgress } from './load-progress.js';

/** Adds up the progress of all files of one load. */
export interface ProgressTracker {
  /** Takes the progress of one file; what does not go forward is not reported. */
  readonly report: OnFileProgress;
  /** Reports what is not at its end yet as ended: all that the load needed is there. */
  finish(): void;
}

/** @param listener who is told. */
export function trackProgress(listener: OnLoadProgress): ProgressTracker {
  const files = new Map<string, FileProgress>();
  const start = performance.now();
  const report = ({ file, loaded, total }: FileProgress): void => {
    const before = files.get(file);
    if (before !== undefined && loaded <= before.loaded) return;
    files.set(file, { file, loaded, total });
    let [loadedBytes, totalBytes] = [0, 0];
    for (const known of files.values()) {
      loadedBytes += known.loaded;
      totalBytes += known.total;
    }
    const seconds = (performance.now() - start) / 1000;
    listener({ file, loaded, total, loadedBytes, totalBytes, bytesPerSecond: loadedBytes / Math.max(seconds, 1e-3) });
  };
  return {
    report,
    finish() {
      for (const { file, total } of [...files.values()]) report({ file, loaded: total, total });
    },
  };
}
