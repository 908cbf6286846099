import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface FolderServer {
  readonly address: string;
  /** Bytes of the bodies sent since the last call, by folder. */
  takeBytes(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.jpg': 'image/jpeg',
};

/** What content delivery networks compress; the Hub sends weights as they are. */
const compressed = ['.html', '.js', '.mjs', '.wasm'];

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Serves folders, each under its name, to cross-origin isolated pages: nothing cached, ranges, code compressed. */
export async function serveFolders(folders: Readonly<Record<string, string>>): Promise<FolderServer> {
  let sent: Record<string, number> = {};
  const zipped = new Map<string, Uint8Array>();
  const server = createServer((request, response) => {
    const [, folder = '', ...rest] = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).split(
      '/',
    );
    const root = folders[folder];
    const path = root === undefined || rest.includes('..') ? undefined : join(root, normalize(rest.join('/')));
    void answer(path, request.headers.range, zipped).then(({ status, headers, body }) => {
      response.writeHead(status, { ...isolated, ...headers, 'content-length': String(body.length) });
      if (request.method === 'HEAD') return response.end();
      sent[folder] = (sent[folder] ?? 0) + body.length;
      return response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: addressOf(server),
    takeBytes() {
      const bytes = sent;
      sent = {};
      return bytes;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  path: string | undefined,
  range: string | undefined,
  zipped: Map<string, Uint8Array>,
): Promise<Answer> {
  const isFile =
    path !== undefined &&
    (await stat(path).then(
      (entry) => entry.isFile(),
      () => false,
    ));
  if (!isFile) return { status: 404, headers: {}, body: new Uint8Array() };
  const whole: Uint8Array = await readFile(path);
  const type = { 'content-type': types[extname(path)] ?? 'application/octet-stream' };
  const [, from, to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from !== undefined) {
    const body = whole.subarray(Number(from), to === '' ? whole.length : Number(to) + 1);
    const end = Number(from) + body.length - 1;
    return { status: 206, headers: { ...type, 'content-range': `bytes ${from}-${end}/${whole.length}` }, body };
  }
  if (!compressed.includes(extname(path)))
    return { status: 200, headers: { ...type, 'accept-ranges': 'bytes' }, body: whole };
  const body = zipped.get(path) ?? gzipSync(whole, { level: 9 });
  zipped.set(path, body);
  return { status: 200, headers: { ...type, 'content-encoding': 'gzip' }, body };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}
