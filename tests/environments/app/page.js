// A page, of a server or of an extension. Its bundler did not look for workers: their files lie beside it.
import { wasm } from '@automodel/backend-wasm';
import { fetchFiles } from './fetch-files.js';
import { runNetwork } from './run-network.js';

const violations = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  violations.push(`${violatedDirective} ${blockedURI}`),
);

async function report() {
  const files = await fetchFiles(location.href);
  const worker = new URL('session-worker.js', location.href);
  const workerUrl = new URL('worker.js', location.href);
  return {
    alone: await runNetwork(files, wasm({ threads: 1 })),
    threads: await runNetwork(files, wasm({ threads: 2, workerUrl })),
    inWorker: await runNetwork(files, wasm({ threads: 2, worker })),
    isIsolated: crossOriginIsolated,
    violations,
  };
}

window.report = report().catch((error) => ({ error: String(error?.stack ?? error) }));
