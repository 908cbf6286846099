import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Pairs of numbers of each head turned by the angle of their position (https://arxiv.org/abs/2104.09864). */
export function rotaryEmbedding(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.grid(0);
  const [cosines, sines] = [run.grid(1), run.grid(2)];
  const positions = run.optional(3) === undefined ? undefined : run.grid(3);
  const isFlat = input.dims.length === 3;
  const width = isFlat ? (input.dims[2] ?? 1) / run.integer('num_heads', 1) : (input.dims[3] ?? 1);
  const turned = run.integer('rotary_embedding_dim', 0) || width;
  const isInterleaved = run.integer('interleaved', 0) !== 0;
  const half = turned / 2;
  const output = new NumberGrid(input.dims);
  for (const coordinates of coordinatesOf(input.dims)) {
    const [item = 0] = coordinates;
    const place = (isFlat ? coordinates[1] : coordinates[2]) ?? 0;
    const last = coordinates.length - 1;
    const within = (coordinates[last] ?? 0) % width;
    const start = (coordinates[last] ?? 0) - within;
    if (within >= turned) {
      output.set(coordinates, input.get(coordinates));
      continue;
    }
    const pair = isInterleaved ? Math.floor(within / 2) : within % half;
    const isFirst = isInterleaved ? within % 2 === 0 : within < half;
    const [first, second] = isInterleaved ? [2 * pair, 2 * pair + 1] : [pair, pair + half];
    const row = positions === undefined ? [item, place] : [positions.get([item, place])];
    const [cosine, sine] = [cosines.get([...row, pair]), sines.get([...row, pair])];
    const real = input.get(coordinates.with(last, start + first));
    const imaginary = input.get(coordinates.with(last, start + second));
    output.set(coordinates, isFirst ? cosine * real - sine * imaginary : sine * real + cosine * imaginary);
  }
  return [output.toTensor(run.tensor(0).dataType)];
}
