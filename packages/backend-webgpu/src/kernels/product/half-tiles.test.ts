import { expect, it } from 'vitest';
import { requestAdapter, requestDevice } from '../../devices/request-device.js';
import { describeOnGpu } from '../../test-support/describe-on-gpu.js';
import { product } from './product.js';
import { tileName } from './tile-name.js';
import { matrixTileShapes, tileShapes } from './tile-shapes.js';

/** Dawn's device that computes nothing, and has every feature; those that no standard has yet are asked for. */
const flags = ['backend=null', 'enable-dawn-features=allow_unsafe_apis'];

const features = ['shader-f16', 'subgroups', 'chromium-experimental-subgroup-matrix'] as const;

describeOnGpu('products of 16-bit floats', () => {
  it('are valid WGSL by every tile, of registers and of subgroup matrices', async () => {
    const adapter = await requestAdapter({ powerPreference: 'high-performance', flags });
    const device = await requestDevice(adapter, true);
    const had: ReadonlySet<string> = device.features;
    expect(features.filter((feature) => !had.has(feature))).toEqual([]);
    const problems: string[] = [];
    for (const tile of [...tileShapes, ...matrixTileShapes]) {
      for (const left of ['rows', 'scalars', 'window'] as const) {
        for (const result of ['partial', 'scalars', 'vectors'] as const) {
          const activation = { name: 'relu', parameters: [] } as const;
          const { code } = product({ tile, left, right: 'packed', result, storage: 'f16', activation });
          const { messages } = await device.createShaderModule({ code }).getCompilationInfo();
          for (const { type, lineNum, message } of messages) {
            if (type === 'error') problems.push(`${tileName(tile)} ${left} ${result}, line ${lineNum}: ${message}`);
          }
        }
      }
    }
    expect(problems).toEqual([]);
    device.destroy();
  }, 120_000);
});
