import type { ByteSource, Source } from '@automodel/contracts';

/** A source that remembers what was opened, so that a load can wait until all of it is known to be right. */
export interface WatchedFiles {
  readonly source: Source;
  /** Rejects if a checksum is wrong. */
  verified(signal: AbortSignal | undefined): Promise<void>;
}

/** Watches what one load opens. */
export function watchFiles(source: Source): WatchedFiles {
  const files = new Set<ByteSource>();
  return {
    source: {
      get location() {
        return source.location;
      },
      get incomplete() {
        return source.incomplete;
      },
      list: (options) => source.list(options),
      async open(path, options) {
        const file = await source.open(path, options);
        if (file?.verified === undefined) return file;
        files.add(file);
        const watched: ByteSource = {
          size: file.size,
          read: (offset, length, settings) => file.read(offset, length, settings),
          verified: (settings) => file.verified?.(settings) ?? Promise.resolve(),
          close() {
            // Who closes it has no more use for what it holds.
            files.delete(file);
            return file.close();
          },
        };
        return watched;
      },
    },
    async verified(signal) {
      await Promise.all([...files].map((file) => file.verified?.({ signal })));
    },
  };
}
