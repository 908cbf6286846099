import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedCase } from '@automodel/testing';

/** Where Debian's package libonnx-testdata puts its cases; the variable names the folder `data` of one that was unpacked elsewhere. */
const folder = process.env.AUTOMODEL_ONNX_TESTDATA ?? '/usr/share/libonnx-testdata/data';

/** ONNX's node tests, and graphs that old versions of PyTorch and Caffe2 wrote. The folder `real` has addresses only. */
const groups = ['node', 'simple', 'pytorch-converted', 'pytorch-operator'];

/** Whether the cases of Debian's package are there. */
export const hasDebianCases: boolean = existsSync(join(folder, 'node'));

/** All cases of Debian's package, by name; none where it is not installed. */
export function readDebianCases(): readonly RecordedCase[] {
  if (!hasDebianCases) return [];
  return groups.flatMap((group) =>
    readdirSync(join(folder, group))
      .sort()
      .filter((name) => existsSync(join(folder, group, name, 'model.onnx')))
      .map((name) => readCase(join(folder, group, name), name)),
  );
}

function readCase(path: string, name: string): RecordedCase {
  return {
    name,
    model: readFileSync(join(path, 'model.onnx')),
    inputs: tensors(path, 'input'),
    outputs: tensors(path, 'output'),
  };
}

function tensors(path: string, kind: 'input' | 'output'): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (;;) {
    const file = join(path, 'test_data_set_0', `${kind}_${found.length}.pb`);
    if (!existsSync(file)) return found;
    found.push(readFileSync(file));
  }
}
