import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { expect, it, vi } from 'vitest';
import { runConv } from './run-conv.js';

it("runs on two threads where the page's policy is script-src 'self' 'wasm-unsafe-eval'", async () => {
  const violations: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
    violations.push(`${violatedDirective} ${blockedURI}`),
  );
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "script-src 'self' 'wasm-unsafe-eval'";
  document.head.append(policy);
  expect(() => new Function('return 1')).toThrow(EvalError);
  // The probe's own violation is reported later; nothing must follow it.
  await vi.waitFor(() => expect(violations).toEqual(['script-src eval']));

  const { actual, expected } = await runConv(onnxruntime({ numThreads: 2 }), 'ort-wasm');
  expect(actual).toEqual(expected);
  expect(violations).toEqual(['script-src eval']);
});
