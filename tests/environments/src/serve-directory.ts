import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

export interface DirectoryServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves a directory with these headers. */
export async function serveDirectory(
  directory: string,
  headers: Readonly<Record<string, string>>,
): Promise<DirectoryServer> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const body = await readFile(join(directory, decodeURIComponent(pathname))).catch(() => undefined);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': types[extname(pathname)] ?? 'application/octet-stream',
      ...headers,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return {
    // Service workers need a secure context, which this name is.
    address: `http://localhost:${bound.port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
