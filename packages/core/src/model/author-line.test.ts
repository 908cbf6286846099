import { describe, expect, it } from 'vitest';
import { authorLine } from './author-line.js';

describe('authorLine', () => {
  it('finds the first frame outside core and onnx, as V8 writes frames', () => {
    const stack = `InvalidGraphError: Node "conv1" is not valid
    at GraphBuilder.apply (file:///app/node_modules/@automodel/onnx/dist/index.js:10:5)
    at conv (file:///app/node_modules/@automodel/onnx/dist/index.js:20:5)
    at block (file:///app/src/tiny-net.js:31:20)
    at callGraphFunction (file:///app/node_modules/@automodel/core/dist/index.js:1:1)`;
    expect(authorLine(stack)).toBe('/app/src/tiny-net.js:31:20');
  });

  it('reads frames without a function, of dev servers, and of Firefox and Safari', () => {
    expect(
      authorLine('    at C:/app/net.js:3:1\n    at f (C:/app/node_modules/@automodel/core/dist/index.js:1:1)'),
    ).toBe('C:/app/net.js:3:1');
    const stack =
      'conv@http://localhost/node_modules/.vite/deps/@automodel_onnx.js?v=1:9:1\nblock@http://localhost/src/net.ts:7:3\n';
    expect(authorLine(stack)).toBe('http://localhost/src/net.ts:7:3');
  });

  it('says nothing of bundles, where all code is one file', () => {
    expect(
      authorLine('Error: no\n    at conv (http://localhost/app.js:1:900)\n    at http://localhost/app.js:1:2'),
    ).toBe(undefined);
  });
});
