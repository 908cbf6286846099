import type { OnFileProgress } from '../session/load-progress.js';

/** A token for a hub, or what gives one when it is asked. `false` sends none, not even the one that is stored. */
export type TokenOption = string | false | (() => Promise<string | undefined> | string | undefined);

/** Options of where a checkpoint comes from; those that a source has no use for are ignored. */
export interface SourceOptions {
  /** A branch, tag or commit of the Hub. @default 'main' */
  readonly revision?: string | undefined;
  /** The folder in the repository, directory or address that holds the checkpoint. */
  readonly subfolder?: string | undefined;
  /** @default HF_TOKEN, or what `hf auth login` stored (Node only) */
  readonly token?: TokenOption | undefined;
  /** The hub's address. @default HF_ENDPOINT, or the Hugging Face Hub */
  readonly endpoint?: string | undefined;
  /**
   * The directory of the cache in Node; `false` caches nothing, on disk or in the browser.
   * @default HF_HUB_CACHE, or hub in HF_HOME, or ~/.cache/huggingface/hub
   */
  readonly cacheDir?: string | false | undefined;
  /** Use the cache alone. @default HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE */
  readonly localFilesOnly?: boolean | undefined;
  /** Download again what is in the cache. @default false */
  readonly forceDownload?: boolean | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** What loading adds to {@link SourceOptions}. */
export interface ResolveSourceOptions extends SourceOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnFileProgress | undefined;
}

/** The names of all source options, against which calls are checked at run time. */
export const sourceOptionNames: readonly (keyof SourceOptions)[] = [
  'cacheDir',
  'endpoint',
  'fetch',
  'forceDownload',
  'localFilesOnly',
  'revision',
  'subfolder',
  'token',
];
