import type { ByteSource, Source } from '@automodel/contracts';
import type { OnFileProgress } from '../../session/load-progress.js';
import { rangeSource } from '../range-source.js';
import type { SourceOptions } from '../source-options.js';
import { sourcePath } from '../source-path.js';
import { addressOf } from './address-of.js';
import { checkAnswer } from './check-answer.js';
import { contentRange } from './content-range.js';
import { downloadFailure } from './download-failure.js';
import { entityTag } from './entity-tag.js';
import { httpAddress } from './http-address.js';
import { readWholeBody } from './read-whole-body.js';
import { requestSettings } from './request-settings.js';
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
  const base = httpAddress('source', address);
  const shown = `${base.origin}${base.pathname}`.replace(/\/+$/, '');
  const settingsFor = async (file: string, signal: AbortSignal | undefined): Promise<RequestSettings> => {
    const { token } = options;
    const secret = typeof token === 'function' ? await token() : token;
    // What the server lets the browser keep need not come again; the entity tags tell whether it is still the same.
    return { ...requestSettings(options, file, secret || undefined, signal), cache: 'default' };
  };
  return {
    location: shown,
    list: async () => [],
    async open(path, { signal } = {}): Promise<ByteSource | undefined> {
      if (sourcePath(path) === undefined) return undefined;
      const url = new URL(base);
      url.pathname = addressOf(base.pathname, path);
      const location = addressOf(shown, path);
      const settings = await settingsFor(path, signal);
      const first = await retry(() => readPart(url.href, 0, firstLength, settings), settings);
      if (first === undefined) return undefined;
      options.onProgress?.({ file: path, loaded: first.bytes.length, total: first.size });
      return rangeByteSource(url.href, location, first, (own) => settingsFor(path, own));
    },
  };
}

function rangeByteSource(
  url: string,
  location: string,
  first: Part,
  settingsFor: (signal: AbortSignal | undefined) => Promise<RequestSettings>,
): ByteSource {
  let start: Uint8Array = first.bytes;
  return rangeSource({
    size: first.size,
    location,
    async read(offset, into, signal) {
      let bytes = start.subarray(offset, offset + into.length);
      if (bytes.length < into.length) {
        const settings = await settingsFor(signal);
        const part = await retry(() => readPart(url, offset, into.length, settings), settings);
        const isSame = part?.size === first.size && part.version === first.version && part.bytes.length === into.length;
        if (part === undefined || !isSame)
          throw downloadFailure(url, settings.file, 'changed', 'it changed on the server');
        bytes = part.bytes;
      }
      into.set(bytes);
    },
    // It may be the whole file.
    async close() {
      start = new Uint8Array(0);
    },
  });
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
  const { start, length: sent, size } = contentRange(response);
  if (status === 416 && size === 0) return { bytes: new Uint8Array(0), size: 0, version: undefined };
  await checkAnswer(response, url, settings.file);
  const version = entityTag(headers) ?? headers.get('last-modified') ?? undefined;
  const bytes = await readWholeBody(response, url, settings);
  const arrived = bytes.length;
  // What is compressed on its way has another length there.
  const announced = headers.get('content-encoding') === null ? (headers.get('content-length') ?? arrived) : arrived;
  const expected = Number.isNaN(sent) ? Number(announced) : sent;
  if (arrived !== expected) {
    throw downloadFailure(url, settings.file, 'short', `${arrived} of ${expected} bytes came`);
  }
  if (/^\s*<(!doctype html|html)/i.test(new TextDecoder().decode(bytes.subarray(0, 64)))) {
    throw downloadFailure(url, settings.file, 'html', 'the server answers with an HTML page');
  }
  if (status === 200)
    return { bytes: offset === 0 ? bytes : bytes.slice(offset, offset + length), size: arrived, version };
  if (!Number.isNaN(start) && start !== offset) {
    throw downloadFailure(url, settings.file, 'range', `the server sent bytes from ${start}, not from ${offset}`);
  }
  return { bytes, size: Number.isNaN(size) ? await fileSize(url, settings) : size, version };
}

/** Where another origin does not let scripts see Content-Range. */
async function fileSize(url: string, settings: RequestSettings): Promise<number> {
  const response = await sendRequest(url, { ...settings, method: 'HEAD' });
  await checkAnswer(response, url, settings.file);
  const size = Number(response.headers.get('content-length') ?? Number.NaN);
  if (Number.isNaN(size)) throw downloadFailure(url, settings.file, 'length', 'the server does not say its length');
  return size;
}
