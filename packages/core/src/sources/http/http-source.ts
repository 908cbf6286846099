import {
  type ByteSource,
  DownloadError,
  type DownloadFailure,
  type ReadOptions,
  type Source,
} from '@automodel/contracts';
import type { OnFileProgress } from '../../session/load-progress.js';
import { checkRange } from '../check-range.js';
import { closedError } from '../closed-error.js';
import { memoryByteSource } from '../memory-byte-source.js';
import type { SourceOptions } from '../source-options.js';
import { sourcePath } from '../source-path.js';
import { checkAnswer } from './check-answer.js';
import { readBody } from './read-body.js';
import { retry } from './retry.js';
import { type RequestSettings, sendRequest } from './send-request.js';
import type { TransferSettings } from './transfer-settings.js';

export interface HttpSourceOptions extends SourceOptions, TransferSettings {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnFileProgress | undefined;
}

/** What is asked for first: all of a small file, and the header of most weights. */
const firstLength = 256 * 1024;

interface Part {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes of the file. */
  readonly size: number;
  readonly version: string | undefined;
}

/**
 * The files below an address. They are read by ranges where the server knows them, else whole into memory; nothing is cached but by the
 * browser itself.
 */
export function httpSource(address: string, options: HttpSourceOptions = {}): Source {
  const base = new URL(address);
  const shown = `${base.origin}${base.pathname}`.replace(/\/+$/, '');
  const settingsFor = async (file: string, signal: AbortSignal | undefined): Promise<RequestSettings> => {
    const { token, fetch, retries, retryDelay, stallTimeout } = options;
    const secret = typeof token === 'function' ? await token() : token;
    const signals = [options.signal, signal].filter((each) => each !== undefined);
    return {
      file,
      fetch,
      retries,
      retryDelay,
      stallTimeout,
      authorization: secret ? `Bearer ${secret}` : undefined,
      signal: signals.length === 0 ? undefined : AbortSignal.any(signals),
    };
  };
  return {
    location: shown,
    list: async () => [],
    async open(path, { signal } = {}): Promise<ByteSource | undefined> {
      if (sourcePath(path) === undefined) return undefined;
      const url = new URL(base);
      url.pathname = `${base.pathname.replace(/\/+$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`;
      const settings = await settingsFor(path, signal);
      const first = await retry(() => readPart(url.href, 0, firstLength, settings), settings);
      if (first === undefined) return undefined;
      options.onProgress?.({ file: path, loaded: first.bytes.length, total: first.size });
      if (first.bytes.length === first.size) return memoryByteSource(first.bytes, `${shown}/${path}`);
      return rangeByteSource(url.href, `${shown}/${path}`, first, (own) => settingsFor(path, own));
    },
  };
}

function rangeByteSource(
  url: string,
  location: string,
  first: Part,
  settingsFor: (signal: AbortSignal | undefined) => Promise<RequestSettings>,
): ByteSource {
  let isClosed = false;
  return {
    size: first.size,
    async read(offset: number, length: number, { into, signal }: ReadOptions = {}): Promise<Uint8Array> {
      signal?.throwIfAborted();
      if (isClosed) throw closedError(location);
      checkRange(location, first.size, offset, length, into);
      let bytes: Uint8Array = first.bytes.slice(offset, offset + length);
      if (bytes.length < length) {
        const settings = await settingsFor(signal);
        const part = await retry(() => readPart(url, offset, length, settings), settings);
        const isSame = part?.size === first.size && part.version === first.version && part.bytes.length === length;
        if (part === undefined || !isSame) throw failure(url, settings.file, 'changed', 'it changed on the server');
        bytes = part.bytes;
      }
      if (into === undefined) return bytes;
      into.set(bytes);
      return into;
    },
    async close() {
      isClosed = true;
    },
  };
}

/** Reads a range, or the whole file if the server knows no ranges; undefined if there is no such file. */
async function readPart(
  url: string,
  offset: number,
  length: number,
  settings: RequestSettings,
): Promise<Part | undefined> {
  const range = `bytes=${offset}-${offset + length - 1}`;
  const response = await sendRequest(url, { ...settings, range });
  const { status, headers } = response;
  if (status === 404 || status === 410) {
    response.body?.cancel().catch(() => undefined);
    return undefined;
  }
  const [, start, end, total] = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  if (status === 416 && total === '0') return { bytes: new Uint8Array(0), size: 0, version: undefined };
  checkAnswer(response, url, settings.file);
  const version = headers.get('etag') ?? headers.get('last-modified') ?? undefined;
  const said = headers.get('content-length');
  const announced = headers.get('content-encoding') === null && said !== null ? Number(said) : undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let arrived = 0;
  for await (const chunk of readBody(response, url, settings)) {
    chunks.push(new Uint8Array(chunk));
    arrived += chunk.length;
  }
  const expected = start === undefined ? announced : Number(end) - Number(start) + 1;
  if (expected !== undefined && arrived !== expected) {
    throw failure(url, settings.file, 'short', `${arrived} of ${expected} bytes came`);
  }
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  if (/^\s*<(!doctype html|html)/i.test(new TextDecoder().decode(bytes.subarray(0, 64)))) {
    throw failure(url, settings.file, 'html', 'the server answers with an HTML page');
  }
  if (status === 200)
    return { bytes: offset === 0 ? bytes : bytes.slice(offset, offset + length), size: arrived, version };
  if (start !== undefined && Number(start) !== offset) {
    throw failure(url, settings.file, 'range', `the server sent bytes from ${start}, not from ${offset}`);
  }
  return { bytes, size: total === undefined ? await fileSize(url, settings) : Number(total), version };
}

/** Where another origin does not let scripts see Content-Range. */
async function fileSize(url: string, settings: RequestSettings): Promise<number> {
  const response = await sendRequest(url, { ...settings, method: 'HEAD' });
  checkAnswer(response, url, settings.file);
  const size = Number(response.headers.get('content-length') ?? Number.NaN);
  if (Number.isNaN(size)) throw failure(url, settings.file, 'length', 'the server does not say how long it is');
  return size;
}

function failure(url: string, file: string, reason: DownloadFailure, problem: string): DownloadError {
  const remedy = reason === 'html' ? 'The file is not there: open the address in a browser.' : 'Load the model again.';
  return new DownloadError({ url, file, reason, problem, remedy });
}
