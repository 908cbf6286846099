import { webgpu } from '@automodel/backend-webgpu';
import { useSoftwareGpu } from '@automodel/testing/software-gpu';
import { describe, it } from 'vitest';
import { defineConformanceTests } from './define-conformance-tests.js';

const missing = useSoftwareGpu();

if (missing === undefined) {
  // Runs the cases in ../shared and those of Debian's libonnx-testdata, where they are.
  const supported = { 'onnx-node': 0.84, 'libonnx-testdata': 0.6 };
  defineConformanceTests({ backend: webgpu(), device: 'webgpu', paths: ['graph'], supported });
} else {
  describe('backend-webgpu', () => it.skip(missing));
}
