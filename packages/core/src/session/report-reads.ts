import type { ByteSource } from '@automodel/contracts';
import type { OnFileProgress, OnLoadProgress } from './load-progress.js';
import { trackProgress } from './track-progress.js';
import type { WeightFiles } from './weight-files.js';

/** Files whose reads are reported. */
export interface ReportedReads {
  readonly files: WeightFiles;
  /** Ends the reports: what is read later belongs to no load. */
  end(): void;
}

/** Reports how much of each file has been read, for backends that read the ranges they need by themselves. */
export function reportReads(files: WeightFiles, onProgress: OnLoadProgress): ReportedReads {
  let report: OnFileProgress | undefined = trackProgress(onProgress).report;
  const reported = [...files].map(([path, file]): [string, ByteSource] => {
    let loaded = 0;
    const { size } = file;
    return [
      path,
      {
        size,
        async read(offset, length, options) {
          const bytes = await file.read(offset, length, options);
          // A range may be read twice, and a file is never more than whole.
          loaded = Math.min(size, loaded + length);
          report?.({ file: path, loaded, total: size });
          return bytes;
        },
        ...(file.verified === undefined
          ? {}
          : { verified: (options) => file.verified?.(options) ?? Promise.resolve() }),
        close: () => file.close(),
      },
    ];
  });
  return {
    files: new Map(reported),
    end() {
      report = undefined;
    },
  };
}
