import { createServer } from 'node:http';
import { type Fault, faultHub } from './fault-hub.js';
import { hubWeights, type ServedHub } from './served-hub.js';

/** Of vitest's project what is used here. */
interface Project {
  provide(key: 'faultHub', value: ServedHub): void;
}

const faults: Readonly<Record<string, Fault>> = {
  /** The connection breaks after six million bytes of the file. */
  cut: ({ kind, content, start }, response) => {
    if (kind !== 'file') return false;
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': content.length - start });
    response.write(content.subarray(start, 6_000_000), () => setTimeout(() => response.destroy(), 20));
    return true;
  },
  html: ({ kind }, response) =>
    kind === 'file' && !!response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'),
  /** One byte, far from the start, is another. */
  wrong: ({ kind, content }, response) => {
    if (kind !== 'file') return false;
    const bytes = Buffer.from(content);
    bytes[9_000_000] = (bytes[9_000_000] ?? 0) ^ 1;
    return !!response.writeHead(200).end(bytes);
  },
  unreachable: (_, response) => !!response.destroy(),
  gated: ({ kind }, response) =>
    kind === 'redirect' && !!response.writeHead(403, { 'x-error-code': 'GatedRepo' }).end(),
};

/** Serves a hub for the tests in a browser; vitest calls it before them. */
export default async function serveFaultHub(project: Project): Promise<() => Promise<void>> {
  const hub = await faultHub({ 'config.json': Buffer.from('{"a":1}'), 'model.safetensors': Buffer.from(hubWeights()) });
  const control = createServer((request, response) => {
    const fault = new URL(request.url ?? '/', 'http://control').searchParams.get('fault');
    const requests = hub.requests.map(({ kind, path, start, headers }) => ({
      kind,
      path,
      start,
      authorization: headers.authorization,
    }));
    if (fault !== null) {
      hub.fault = faults[fault];
      hub.requests.length = 0;
    }
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' });
    response.end(JSON.stringify({ requests }));
  });
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
  const address = control.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  project.provide('faultHub', { endpoint: hub.endpoint, control: `http://127.0.0.1:${port}/` });
  return async () => {
    control.close();
    control.closeAllConnections();
    await hub.close();
  };
}
