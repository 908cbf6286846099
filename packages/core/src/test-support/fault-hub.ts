import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What goes wrong with an answer; undefined answers as the Hub does. */
export type Fault = (request: FaultRequest, response: ServerResponse) => boolean | Promise<boolean>;

export interface FaultRequest {
  readonly kind: 'api' | 'file' | 'redirect';
  readonly path: string;
  /** The first byte asked for. */
  readonly start: number;
  readonly content: Buffer;
  readonly headers: IncomingMessage['headers'];
  /** How many requests of this kind came before. */
  readonly count: number;
}

/** A server on loopback that plays the Hub for one repository, with large files on a second host as its CDN. */
export interface FaultHub {
  readonly endpoint: string;
  readonly commit: string;
  /** Every request that came, in order. */
  readonly requests: FaultRequest[];
  /** Bytes of files that were handed to sockets. */
  sent: number;
  fault: Fault | undefined;
  close(): Promise<void>;
}

export async function faultHub(files: Readonly<Record<string, Buffer>>, pace?: number): Promise<FaultHub> {
  const commit = 'c0ffee'.padEnd(40, '0');
  const counts = { api: 0, file: 0, redirect: 0 };
  const isLarge = (content: Buffer): boolean => content.length > 1000;
  const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
  const sha1 = (content: Buffer): string =>
    createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://hub');
    response.setMaxListeners(0);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'authorization, range');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    response.setHeader('access-control-expose-headers', 'ETag,Content-Range,X-Error-Code');
    if (request.method === 'OPTIONS') return void response.end();
    const isApi = url.pathname.startsWith('/api/models/org/model/revision/');
    const path = /\/(?:resolve\/[^/]+|cdn)\/(.+)$/.exec(url.pathname)?.[1] ?? '';
    const content = files[path];
    const isCdn = url.pathname.startsWith('/cdn/');
    const kind = isApi ? 'api' : !isCdn && content !== undefined && isLarge(content) ? 'redirect' : 'file';
    const [, from = '0', to] = /^bytes=(\d+)-(\d+)?/.exec(request.headers.range ?? '') ?? [];
    const entry: FaultRequest = {
      kind,
      path,
      start: Number(from),
      content: content ?? Buffer.alloc(0),
      headers: request.headers,
      count: counts[kind],
    };
    counts[kind] += 1;
    hub.requests.push(entry);
    if (hub.fault !== undefined && (await hub.fault(entry, response))) return;
    if (isApi) {
      const siblings = Object.entries(files).map(([rfilename, bytes]) => ({
        rfilename,
        size: bytes.length,
        blobId: sha1(bytes),
        ...(isLarge(bytes) ? { lfs: { sha256: sha256(bytes), size: bytes.length, pointerSize: 134 } } : {}),
      }));
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify({ id: 'org/model', sha: commit, siblings }));
    }
    if (content === undefined) {
      response.writeHead(404, {
        'x-error-code': url.pathname.startsWith('/org/model/') ? 'EntryNotFound' : 'RepoNotFound',
      });
      return void response.end();
    }
    response.setHeader('x-repo-commit', commit);
    if (kind === 'redirect') {
      const port = new URL(hub.endpoint).port;
      response.writeHead(302, {
        location: `http://localhost:${port}/cdn/${path}?signature=secret`,
        'x-linked-etag': `"${sha256(content)}"`,
        'x-linked-size': String(content.length),
      });
      return void response.end();
    }
    const end = Math.min(content.length, Number(to ?? content.length) + 1);
    const body = content.subarray(entry.start, end);
    const headers = {
      etag: `"${sha1(content)}"`,
      'content-type': 'application/octet-stream',
      'content-length': body.length,
    };
    if (request.headers.range === undefined) response.writeHead(200, headers);
    else if (entry.start >= content.length && content.length > 0) {
      response.writeHead(416, { 'content-range': `bytes */${content.length}` });
      return void response.end();
    } else {
      response.writeHead(206, {
        ...headers,
        'content-range': `bytes ${entry.start}-${end - 1}/${content.length}`,
      });
    }
    if (request.method === 'HEAD') return void response.end();
    for (let offset = 0; offset < body.length && !response.destroyed; offset += 16384) {
      const chunk = body.subarray(offset, offset + 16384);
      hub.sent += chunk.length;
      if (!response.write(chunk))
        await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
      if (pace !== undefined) await new Promise((resolve) => setTimeout(resolve, pace));
    }
    response.end();
  };

  const server: Server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  // Without a host: both 127.0.0.1 and localhost, whichever family that is.
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const hub: FaultHub = {
    endpoint: `http://127.0.0.1:${port}`,
    commit,
    requests: [],
    sent: 0,
    fault: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return hub;
}
