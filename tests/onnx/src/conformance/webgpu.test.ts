import { webgpu } from '@automodel/backend-webgpu';
import { useSoftwareGpu } from '@automodel/testing/software-gpu';
import { describe, it } from 'vitest';
import { defineConformanceTests } from './define-conformance-tests.js';

const missing = useSoftwareGpu();

if (missing === undefined) {
  defineConformanceTests({ backend: webgpu(), device: 'webgpu', paths: ['graph'], supported: 0.84 });
} else {
  describe('backend-webgpu', () => it.skip(missing));
}
