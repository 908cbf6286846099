import { refusePositionals } from '../arguments/refuse-positionals.js';
import { type Command, command, commonArguments } from '../command.js';
import { compareTensor } from '../compare/compare-tensor.js';
import { loadPlugins } from '../compare/load-plugins.js';
import { parseTolerance } from '../compare/parse-tolerance.js';
import { renderComparisons } from '../compare/render-comparisons.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { createStyle } from '../output/style.js';
import { summarizeNames } from '../output/summarize-names.js';
import { writeJson } from '../output/write-json.js';
import { diffImages } from './diff-images.js';
import { runSide } from './run-side.js';

export const diffCommand: Command = command({
  name: 'diff',
  description: 'Compare two checkpoints, or one on two devices, layer by layer',
  arguments: {
    first: { type: 'positional', required: false, description: 'Directory of a checkpoint' },
    second: { type: 'positional', required: false, description: 'Directory of another; left out: the same' },
    devices: { type: 'string', valueHint: 'A,B', default: 'auto', description: 'A device for both, or one for each' },
    input: { type: 'string', description: 'safetensors file with pixel_values; left out: a bundled photograph' },
    use: { type: 'string', description: 'Modules with plugins of your own: ./dist/index.js or a package' },
    tolerance: { type: 'string', default: '5e-6', description: "Error allowed, as a part of a tensor's largest value" },
    ...commonArguments,
  },
  examples: ['./resnet-50 --devices cpu,wasm', './resnet-50 ./resnet-50-float16 --tolerance 1e-2'],
  exitCodes: [exitCodes.modelNotLoaded, exitCodes.differs],
  async run(values, { stdout, variables, plugins: ours }): Promise<ExitCode> {
    const [first, second = first, ...extra] = values._;
    refusePositionals(extra, 'diff');
    const [device = 'auto', otherDevice = device, ...more] = values.devices.split(',').map((name) => name.trim());
    if (
      first === undefined ||
      second === undefined ||
      more.length > 0 ||
      (first === second && device === otherDevice)
    ) {
      throw new UsageError({
        message: first === undefined ? 'There is nothing to compare.' : 'It takes two checkpoints or two devices.',
        remedy: 'For example: automodel diff ./resnet-50 --devices cpu,wasm; automodel diff ./one ./other',
      });
    }
    const tolerance = parseTolerance(values.tolerance);
    const plugins = [await loadPlugins(values.use), ours];
    const pixelValues = await diffImages(values.input, first, plugins);
    const left = await runSide({ directory: first, device, pixelValues, plugins });
    const right = await runSide({ directory: second, device: otherDevice, pixelValues, plugins });
    const comparisons = [...left.tensors].flatMap(([name, actual]) => {
      const expected = right.tensors.get(name);
      return expected === undefined ? [] : [compareTensor(name, actual, expected, tolerance)];
    });
    const onlyFirst = [...left.tensors.keys()].filter((name) => !right.tensors.has(name));
    const onlySecond = [...right.tensors.keys()].filter((name) => !left.tensors.has(name));
    const isSame = comparisons.every(({ isWithinTolerance }) => isWithinTolerance) && comparisons.length > 0;
    const sides = [left, right].map(({ directory, device: ran, className }) => ({ directory, device: ran, className }));
    if (values.json) writeJson(stdout, { sides, comparisons, onlyFirst, onlySecond, isSame });
    else {
      const style = createStyle(stdout, variables);
      const lines = [
        ...sides.map(({ directory, device: ran, className }) => `${className} of ${directory} on ${ran}`),
        '',
        ...renderComparisons(comparisons, style),
        ...(onlyFirst.length > 0 ? [`Only the first has ${summarizeNames(onlyFirst, 100)}.`] : []),
        ...(onlySecond.length > 0 ? [`Only the second has ${summarizeNames(onlySecond, 100)}.`] : []),
      ];
      stdout.write(`${lines.join('\n')}\n`);
    }
    return isSame && onlyFirst.length + onlySecond.length === 0 ? exitCodes.success : exitCodes.differs;
  },
});
