import type { ReferenceOperator } from '../reference-operator.js';
import { pickElements } from '../tensors/pick-elements.js';

/** Blocks of channels to blocks of pixels, and back. */
export const depthSpace: Readonly<Record<string, ReferenceOperator>> = {
  DepthToSpace: (run) => {
    const input = run.tensor(0);
    const block = run.integer('blocksize') ?? run.fail('the attribute blocksize is missing');
    const isColumnFirst = run.text('mode', 'DCR') === 'CRD';
    const [batch = 1, channels = 1, height = 1, width = 1] = input.dims;
    const depth = channels / block ** 2;
    return [
      pickElements(input, [batch, depth, height * block, width * block], ([item = 0, channel = 0, y = 0, x = 0]) => {
        const within = (y % block) * block + (x % block);
        const source = isColumnFirst ? channel * block ** 2 + within : within * depth + channel;
        return [item, source, Math.floor(y / block), Math.floor(x / block)];
      }),
    ];
  },
  SpaceToDepth: (run) => {
    const input = run.tensor(0);
    const block = run.integer('blocksize') ?? run.fail('the attribute blocksize is missing');
    const [batch = 1, channels = 1, height = 1, width = 1] = input.dims;
    const dims = [batch, channels * block ** 2, height / block, width / block];
    return [
      pickElements(input, dims, ([item = 0, channel = 0, y = 0, x = 0]) => {
        const within = Math.floor(channel / channels);
        return [item, channel % channels, y * block + Math.floor(within / block), x * block + (within % block)];
      }),
    ];
  },
};
