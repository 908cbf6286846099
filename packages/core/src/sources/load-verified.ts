import type { Source } from '@automodel/contracts';
import type { OnFileProgress, OnLoadProgress } from '../session/load-progress.js';
import { loadOtherSources } from './other/load-other-sources.js';
import { resolveSource, type SourceInput } from './resolve-source.js';
import type { SourceOptions } from './source-options.js';
import { watchFiles } from './watch-files.js';

export interface LoadVerifiedOptions extends SourceOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnLoadProgress | undefined;
}

/** Loads something that is used while its files still arrive, and gives it away only once their checksums are right. */
export async function loadVerified<Result extends { dispose(): Promise<void> }>(
  input: SourceInput,
  options: LoadVerifiedOptions,
  load: (source: Source, onProgress: OnFileProgress | undefined) => Promise<Result>,
): Promise<Result> {
  const progress = options.onProgress && (await loadOtherSources()).trackProgress(options.onProgress);
  const { source, verified } = watchFiles(await resolveSource(input, { ...options, onProgress: progress?.report }));
  const result = await load(source, progress?.report);
  try {
    await verified(options.signal);
  } catch (error) {
    await result.dispose().catch(() => undefined);
    throw error;
  }
  progress?.finish();
  return result;
}
