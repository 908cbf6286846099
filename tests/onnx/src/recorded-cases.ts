import { existsSync, readFileSync } from 'node:fs';
import type { RecordedCase } from '@automodel/testing';
import { readTar } from './read-tar.js';

const archive = new URL('../../../../shared/fixtures/onnx-node/cases.tar.gz', import.meta.url);

/** Whether the recorded cases lie beside this checkout. */
export const hasRecordedCases: boolean = existsSync(archive);

/** All cases, by name; none where the archive is not there. */
export function readRecordedCases(): readonly RecordedCase[] {
  if (!hasRecordedCases) return [];
  const files = readTar(readFileSync(archive));
  const names = [...files.keys()]
    .filter((path) => path.endsWith('/model.onnx'))
    .map((path) => path.split('/')[0] ?? '');
  return names.sort().map((name) => {
    const tensors = (kind: 'input' | 'output'): Uint8Array[] => {
      const found: Uint8Array[] = [];
      for (let bytes = files.get(`${name}/test_data_set_0/${kind}_0.pb`); bytes !== undefined; ) {
        found.push(bytes);
        bytes = files.get(`${name}/test_data_set_0/${kind}_${found.length}.pb`);
      }
      return found;
    };
    return {
      name,
      model: files.get(`${name}/model.onnx`) ?? new Uint8Array(),
      inputs: tensors('input'),
      outputs: tensors('output'),
    };
  });
}
