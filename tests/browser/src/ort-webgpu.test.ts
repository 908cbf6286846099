import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { expect, it } from 'vitest';

it('says that this browser, without a GPU, has no ort-webgpu', async () => {
  expect(await onnxruntime().unavailable('ort-webgpu')).toMatch(/gives no adapter|no navigator\.gpu/);
});
