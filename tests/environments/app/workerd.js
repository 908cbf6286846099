// Cloudflare's runtime: WebAssembly is compiled when the worker is deployed, never at run time.
import { wasm } from '@automodel/backend-wasm';
import config from './network/config.json';
import expected from './network/expected.safetensors';
import module from './network/kernels.wasm';
import weights from './network/model.safetensors';
import { runNetwork } from './run-network.js';

const files = {
  'config.json': new Uint8Array(config),
  'model.safetensors': new Uint8Array(weights),
  'expected.safetensors': new Uint8Array(expected),
};

export default {
  async fetch() {
    try {
      const without = await runNetwork(files, wasm()).catch((error) => ({ code: error.code, message: error.message }));
      return Response.json({ ready: await runNetwork(files, wasm({ module })), without });
    } catch (error) {
      return Response.json({ error: String(error?.stack ?? error) });
    }
  },
};
