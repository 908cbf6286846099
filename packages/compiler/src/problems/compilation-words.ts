import {
  InvalidGraphError,
  InvalidTensorError,
  UnsupportedDataTypeError,
  UnsupportedOperatorsError,
} from '@automodel/contracts';
import { type ProblemWords, problemWords } from '@automodel/onnx';
import { supportedTypes } from '../lowering/supported-types.js';
import type { CompilationProblems, InvalidNodes, UnsupportedForms } from './compilation-problems.js';

type Words<Problems> = {
  readonly [Kind in keyof Problems]: (
    ...values: Problems[Kind] extends readonly unknown[] ? Problems[Kind] : never
  ) => string;
};

/** "… is not supported: Conv with" */
const forms: Words<UnsupportedForms> = {
  bias: (columns) => `a bias that has not one value for each of the ${columns} columns`,
  scaledProduct: () => 'alpha, beta or transA',
  maximumIndices: () => 'the indices of the maxima',
  notBinary: () => 'other than two inputs',
  notAnImage: () => 'an input that has not four dimensions',
  trainingMode: () => 'training_mode, which is not for inference',
  weight: (input) => `an input ${input} that is no constant`,
  window: (attribute, values) => `${attribute} [${values.join(', ')}], which are not over two dimensions`,
};

const invalid: Words<InvalidNodes> = {
  attribute: (name, type) => `its attribute "${name}" must be of type ${type}`,
  input: (index) => `it has no input ${index}`,
  notCompiled: () => 'it is not compiled',
  order: (input) => `its input "${input}" is not computed by any node before it`,
  output: (index) => `it has no output ${index}`,
};

/** Words of a table, or what was given in words, which may be those that a kind is called: then no values come with them. */
function wordsOf(
  table: Readonly<Record<string, (...values: readonly never[]) => string>>,
  kind: string,
  values: readonly unknown[],
): string {
  const describe = Object.hasOwn(table, kind) ? table[kind] : undefined;
  // Who gives a kind gives its values.
  return describe?.length === values.length ? describe(...(values as readonly never[])) : kind;
}

/** The words for {@link CompilationProblems}. */
export const compilationWords: ProblemWords<CompilationProblems> = {
  ...problemWords,
  form: (node, form, ...values) =>
    new UnsupportedOperatorsError({
      missing: [
        {
          device: 'this engine',
          operators: [`${node?.opType} ("${node?.name}") with ${wordsOf(forms, form, values)}`],
        },
      ],
    }),
  invalid: (node, problem, ...values) =>
    new InvalidGraphError({ node: node?.name, operator: node?.opType, problem: wordsOf(invalid, problem, values) }),
  missing: (_, input) =>
    new InvalidTensorError({
      input,
      expected: 'given',
      received: 'missing',
      remedy: 'Pass a tensor for every input of the graph.',
    }),
  rare: (_, what) => `these operators do without ${what}, which few graphs have`,
  valueType: (_, value, dataType) =>
    new UnsupportedDataTypeError({ dataType, subject: `The value "${value}"`, supported: supportedTypes }),
};
