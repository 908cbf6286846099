import { TestEnvironment } from 'jest-environment-jsdom';

/** Jest's jsdom leaves out what Node and browsers both have. */
const missing = {
  AbortController,
  AbortSignal,
  ArrayBuffer,
  BigInt64Array,
  Blob,
  Float32Array,
  Headers,
  Int32Array,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  Uint8Array,
  crypto,
  fetch,
  structuredClone,
};

export default class extends TestEnvironment {
  constructor(...parameters) {
    super(...parameters);
    for (const [name, value] of Object.entries(missing)) {
      Object.defineProperty(this.global, name, { value, configurable: true, writable: true });
    }
  }

  /** Entries for Node: nothing here decodes with a canvas. */
  exportConditions() {
    return ['node', 'node-addons'];
  }
}
