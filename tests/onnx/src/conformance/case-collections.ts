import type { RecordedCase } from '@automodel/testing';
import { hasDebianCases, readDebianCases } from '../read-debian-cases.js';
import { hasRecordedCases, readRecordedCases } from '../recorded-cases.js';

/** Cases that are counted together. */
export interface CaseCollection {
  /** The folder of the counts in `fixtures/conformance`. */
  readonly name: 'libonnx-testdata' | 'onnx-node';
  readonly title: string;
  readonly isPresent: boolean;
  read(): readonly RecordedCase[];
}

/** The collections of ONNX's recorded cases; each is run where it is there. */
export const caseCollections: readonly CaseCollection[] = [
  { name: 'onnx-node', title: "ONNX's recorded cases", isPresent: hasRecordedCases, read: readRecordedCases },
  {
    name: 'libonnx-testdata',
    title: "the cases of Debian's libonnx-testdata",
    isPresent: hasDebianCases,
    read: readDebianCases,
  },
];
