import { expect, it } from 'vitest';

it('no package asks for a builtin of Node', async () => {
  // A page keeps 250 entries unless told otherwise; each module of the sources is one.
  performance.setResourceTimingBufferSize(10_000);
  const packages = await Promise.all([
    import('@automodel/backend-onnxruntime/web'),
    import('@automodel/backend-onnxruntime/web/register'),
    import('@automodel/contracts'),
    import('@automodel/core'),
    import('@automodel/image'),
    import('@automodel/image/register'),
    import('@automodel/model-resnet'),
    import('@automodel/model-resnet/register'),
    import('@automodel/onnx'),
    import('@automodel/onnx/serde'),
    import('@automodel/testing'),
  ]);
  expect(packages.filter((exports) => Object.keys(exports).length > 0).length).toBeGreaterThanOrEqual(8);
  const addresses = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  expect(addresses.filter((address) => address.includes('/core/')).length).toBeGreaterThan(0);
  // vite serves an empty module of this name for each builtin of Node that code for browsers imports.
  expect(addresses.filter((address) => address.includes('__vite-browser-external'))).toEqual([]);
});
