import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BackendError } from '@automodel/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchWasm } from './fetch-wasm.js';

// The smallest WebAssembly module: magic number and version.
const module = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

describe('fetchWasm', () => {
  let server: Server;
  let origin = '';

  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      if (url === '/module.wasm') response.end(module);
      else if (url === '/page.wasm') response.setHeader('content-type', 'text/html').end('<!DOCTYPE html>');
      else if (url === '/cut.wasm') {
        response.writeHead(200, { 'content-length': '100' }).write(module, () => response.destroy());
      } else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('gives the bytes', async () => {
    expect(await fetchWasm(`${origin}/module.wasm`)).toEqual(module);
  });

  it.each([
    ['page', /is not a WebAssembly file but 15 bytes of text\/html/],
    ['absent', /answers with status 404.*option wasmPaths/],
    ['cut', /was cut off/],
  ])('says what is wrong with %s.wasm', async (name, message) => {
    const attempt = fetchWasm(`${origin}/${name}.wasm`);
    await expect(attempt).rejects.toSatisfy(BackendError.is.bind(BackendError));
    await expect(attempt).rejects.toThrow(message);
  });
});
