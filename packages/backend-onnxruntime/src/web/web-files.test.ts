import { afterEach, describe, expect, it, vi } from 'vitest';
import { webFiles } from './web-files.js';

afterEach(() => vi.unstubAllGlobals());

describe('webFiles', () => {
  it('appends the files to a folder, with or without its last slash', () => {
    const files = { wasm: 'https://a.example/ort/stem.wasm', mjs: 'https://a.example/ort/stem.mjs' };
    expect(webFiles('https://a.example/ort/', 'stem')).toEqual(files);
    expect(webFiles('https://a.example/ort', 'stem')).toEqual(files);
  });

  it('counts relative addresses from the page', () => {
    vi.stubGlobal('location', { href: 'https://a.example/app/index.html' });
    expect(webFiles('../ort/', 'stem').wasm).toBe('https://a.example/ort/stem.wasm');
    expect(webFiles({ wasm: '/stem.123.wasm' }, 'stem')).toEqual({ wasm: 'https://a.example/stem.123.wasm' });
    expect(webFiles({ mjs: new URL('https://b.example/x.mjs') }, 'stem')).toEqual({ mjs: 'https://b.example/x.mjs' });
  });

  it('leaves them to onnxruntime-web where nothing is said', () => {
    expect(webFiles(undefined, 'stem')).toEqual({});
  });
});
