import type { Backend } from '@automodel/core';
import type { Model } from '@automodel/onnx';
import { describe } from 'vitest';
import { allOperatorCases } from '../ops/all-operator-cases.js';
import type { OperatorCases } from '../ops/operator-cases.js';
import type { BackendException } from './backend-exception.js';
import { BackendSuite } from './backend-suite.js';
import { defineContractTests } from './define-contract-tests.js';
import { defineGraphTests } from './define-graph-tests.js';
import { defineOperatorTests } from './define-operator-tests.js';
import type { Oracle } from './expected-outputs.js';
import type { GraphFixture } from './graph-fixture.js';
import { graphFixtures } from './graph-fixtures.js';

export interface DescribeBackendOptions {
  readonly backend: Backend<Model>;
  /** One of the backend's devices. */
  readonly device: string;
  /** Whose results are the expected ones. */
  readonly oracle: Oracle;
  /** What the backend is known to fail. @default none */
  readonly exceptions?: readonly BackendException[] | undefined;
  /** @default the cases of every operator that `@automodel/onnx` knows */
  readonly operators?: readonly OperatorCases[] | undefined;
  /** Networks beside the suite's own. @default none */
  readonly graphs?: readonly GraphFixture[] | undefined;
  /** Shapes and attributes drawn per operator. @default 100 where AUTOMODEL_TEST_TIER is `all`, otherwise 5 */
  readonly fuzzRuns?: number | undefined;
}

/**
 * Tests a backend against another one that is trusted: every operator, drawn shapes and attributes, small networks, and what the contract
 * promises of sessions, each by every way in which the backend makes sessions. Operators that `unsupported` reports are left out and listed
 * at the end; any other failure fails, unless an exception names it.
 */
export function describeBackend(name: string, options: DescribeBackendOptions): void {
  describe(name, () => {
    const suite = new BackendSuite(options);
    defineContractTests(suite);
    for (const cases of options.operators ?? allOperatorCases) defineOperatorTests(suite, cases);
    for (const fixture of [...graphFixtures(), ...(options.graphs ?? [])]) defineGraphTests(suite, fixture);
    suite.finish();
  });
}
