import { liftToCurrentSet, type Model, operatorTable } from '@automodel/onnx';
import { decodeModel, decodeTensor } from '@automodel/onnx/serde';
import type { RecordedCase } from '@automodel/testing';
import { fromConstant, interpret, type ReferenceTensor, referenceOperators } from '@automodel/testing/interpreter';
import { describe, expect, it } from 'vitest';
import { hasRecordedCases, readRecordedCases } from './recorded-cases.js';

/** Cases whose inputs are no tensors: a sequence and an optional. */
const withoutTensors: ReadonlySet<string> = new Set(['test_identity_opt', 'test_identity_sequence']);

/** Cases that drop at random, by NumPy's generator. */
const random: ReadonlySet<string> = new Set([
  'test_training_dropout',
  'test_training_dropout_default',
  'test_training_dropout_default_mask',
]);

/** ONNX's own tolerances of its node tests. */
const relativeTolerance = 1e-3;
const absoluteTolerance = 1e-7;

/** What is wrong with what the interpreter computes for a case; undefined if nothing is. */
function findProblem(
  { model: bytes, inputs, outputs }: RecordedCase,
  change = (model: Model): Model => model,
): string | undefined {
  const model = change(decodeModel(bytes));
  const tensors = inputs.map((input) => fromConstant(decodeTensor(input)));
  const feeds = Object.fromEntries(
    model.graph.inputs.flatMap(({ name }, index) => {
      const tensor = tensors[index];
      return tensor === undefined ? [] : [[name, tensor]];
    }),
  );
  try {
    const results = interpret(model, feeds);
    const problems = outputs.flatMap((output, index) => {
      const { name = '' } = model.graph.outputs[index] ?? {};
      const problem = compare(results[name], fromConstant(decodeTensor(output)));
      return problem === undefined ? [] : [`${name}: ${problem}`];
    });
    return problems.length === 0 ? undefined : problems.join('; ');
  } catch (error) {
    return String(error);
  }
}

function compare(actual: ReferenceTensor | undefined, expected: ReferenceTensor): string | undefined {
  if (actual?.dataType !== expected.dataType || actual.dims.join() !== expected.dims.join()) {
    return `${actual?.dataType}[${actual?.dims}] instead of ${expected.dataType}[${expected.dims}]`;
  }
  const isFloat = /float/.test(expected.dataType);
  const position = Array.from<bigint | number | string>(expected.data).findIndex((element, index) => {
    const value = actual.data[index];
    if (Object.is(value, element) || value === element) return false;
    const allowed = absoluteTolerance + relativeTolerance * Math.abs(Number(element));
    return !isFloat || !(Math.abs(Number(value) - Number(element)) <= allowed);
  });
  return position < 0 ? undefined : `${actual.data[position]} instead of ${expected.data[position]} at ${position}`;
}

// The 1,156 cases lie in ../shared, beside the checkout.
describe.skipIf(!hasRecordedCases)('the reference interpreter on the recorded cases', () => {
  const cases = readRecordedCases().filter(({ name }) => !withoutTensors.has(name) && !random.has(name));
  const isCovered = ({ model }: RecordedCase): boolean =>
    decodeModel(model).graph.nodes.every(({ opType }) => Object.hasOwn(referenceOperators, opType));

  it('computes every case of its operators', { timeout: 60_000 }, () => {
    const covered = cases.filter(isCovered);
    const wrong = covered.flatMap((recorded) => {
      const problem = findProblem(recorded);
      return problem === undefined ? [] : [`${recorded.name}: ${problem}`];
    });
    expect(wrong).toEqual([]);
    expect(covered.length).toBe(1151);
  });

  it('computes the same of models that are lifted to our operator set', { timeout: 60_000 }, () => {
    const older = cases.filter((recorded) => {
      const model = decodeModel(recorded.model);
      return isCovered(recorded) && liftToCurrentSet(model, operatorTable) !== model;
    });
    const wrong = older.flatMap((recorded) => {
      const problem = findProblem(recorded, (model) => liftToCurrentSet(model, operatorTable));
      return problem === undefined ? [] : [`${recorded.name}: ${problem}`];
    });
    expect(wrong).toEqual([]);
    expect(older.length).toBeGreaterThan(100);
  });

  it('lacks no operator', () => {
    const lacking = cases.flatMap(({ model }) =>
      decodeModel(model).graph.nodes.flatMap(({ opType }) =>
        Object.hasOwn(referenceOperators, opType) ? [] : [opType],
      ),
    );
    expect([...new Set(lacking)]).toEqual([]);
  });
});
