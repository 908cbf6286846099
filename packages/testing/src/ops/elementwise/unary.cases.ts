import type { AttributeOption } from '@automodel/onnx';
import { dimsArbitrary } from '../arbitraries/dims-arbitrary.js';
import { type RandomOptions, random } from '../inputs/random.js';
import type { OperatorCases } from '../operator-cases.js';
import type { ToleranceClass } from '../tolerance-class.js';

interface UnaryRow {
  readonly tolerance: ToleranceClass;
  /** Where the function is defined. @default -4 to 4 */
  readonly range?: readonly [low: number, high: number];
  /** Values where something happens. @default NaN, both infinities, both zeros */
  readonly special?: readonly number[];
  /** Sets of attributes beside the defaults. @default none */
  readonly attributes?: readonly Readonly<Record<string, AttributeOption>>[];
}

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const everywhere = [nan, infinity, -infinity, 0, -0, 1, -1, 88, -88, 1e-30, -1e-30];
/** Without infinities: what implementations give there differs, and ONNX says nothing. */
const finite = [nan, 0, -0, 1, -1, 20, -20, 88, -88];
const halves = [...everywhere, 0.5, -0.5, 1.5, 2.5, -2.5, 3.5, 8388609, -8388609];

/** One row per operator on floats: where its function lives, its special values, its attributes. */
const rows: Readonly<Record<string, UnaryRow>> = {
  Abs: { tolerance: 'exact', special: everywhere },
  Acos: { tolerance: 'function', range: [-1, 1], special: [1, -1, 0, 2, nan] },
  Acosh: { tolerance: 'function', range: [1, 9], special: [1, 0.5, nan, 1e10] },
  Asin: { tolerance: 'function', range: [-1, 1], special: [1, -1, 0, 1e-4, 2, nan] },
  Asinh: { tolerance: 'function', special: [0, 1e-4, nan, 1e5] },
  Atan: { tolerance: 'function', special: everywhere },
  Atanh: { tolerance: 'function', range: [-0.99, 0.99], special: [0, 1e-4, 2, nan] },
  Ceil: { tolerance: 'exact', special: halves },
  Celu: { tolerance: 'function', special: finite, attributes: [{ alpha: 2 }, { alpha: 0.3 }] },
  Cos: { tolerance: 'function', special: [0, nan, 30] },
  Cosh: { tolerance: 'function', special: [0, nan, infinity, -infinity] },
  Elu: { tolerance: 'function', special: finite, attributes: [{ alpha: 2 }, { alpha: 0 }] },
  Erf: { tolerance: 'function', special: everywhere },
  Exp: { tolerance: 'function', special: everywhere },
  Floor: { tolerance: 'exact', special: halves },
  Gelu: {
    tolerance: 'function',
    special: [nan, 0, 10, -10],
    attributes: [{ approximate: 'tanh' }, { approximate: 'none' }],
  },
  HardSigmoid: { tolerance: 'rounded', special: everywhere, attributes: [{ alpha: 0.5, beta: 0.25 }, { beta: -1 }] },
  HardSwish: { tolerance: 'rounded', special: [nan, 0, 3, -3, 10, -10] },
  IsInf: { tolerance: 'exact', special: everywhere, attributes: [{ detect_negative: 0 }, { detect_positive: 0 }] },
  IsNaN: { tolerance: 'exact', special: everywhere },
  LeakyRelu: {
    tolerance: 'rounded',
    special: everywhere,
    attributes: [{ alpha: 0.3 }, { alpha: -2 }, { alpha: 0.01 }],
  },
  Log: { tolerance: 'function', range: [0, 9], special: [0, 1, -1, nan, infinity] },
  Mish: { tolerance: 'function', special: [nan, 0, 30, -30] },
  Neg: { tolerance: 'exact', special: everywhere },
  Reciprocal: { tolerance: 'rounded', special: everywhere.filter((value) => Math.abs(value) !== 1e-30) },
  Relu: { tolerance: 'exact', special: everywhere },
  Round: { tolerance: 'exact', special: halves },
  Selu: { tolerance: 'function', special: finite, attributes: [{ alpha: 2, gamma: 3 }] },
  Shrink: {
    tolerance: 'rounded',
    special: [0, 0.5, -0.5, infinity, -infinity],
    attributes: [{ lambd: 1.5, bias: 1.5 }, { lambd: 0.25 }, { bias: 0.5 }],
  },
  Sigmoid: { tolerance: 'function', special: everywhere },
  Sign: { tolerance: 'exact', special: everywhere.filter((value) => !Number.isNaN(value)) },
  Sin: { tolerance: 'function', special: [0, nan, 30] },
  Sinh: { tolerance: 'function', special: [0, nan, infinity, -infinity] },
  Softplus: { tolerance: 'function', special: [...finite, infinity] },
  Softsign: { tolerance: 'rounded', special: finite },
  Sqrt: { tolerance: 'rounded', range: [0, 9], special: [0, 1, -1, nan, infinity] },
  Swish: { tolerance: 'function', special: finite, attributes: [{ alpha: 2 }, { alpha: -0.5 }] },
  Tan: { tolerance: 'function', range: [-1.4, 1.4], special: [0, nan] },
  Tanh: { tolerance: 'function', special: everywhere },
  ThresholdedRelu: { tolerance: 'exact', special: finite, attributes: [{ alpha: 2 }, { alpha: -1 }, { alpha: 0 }] },
};

function casesOf(operator: string, row: UnaryRow): OperatorCases {
  const { tolerance, range: [low, high] = [-4, 4], special = [], attributes = [] } = row;
  const drawn: RandomOptions = { low, high };
  return {
    operator,
    tolerance,
    cases: {
      'a vector': { inputs: [random([17], drawn)] },
      'a scalar': { inputs: [random([], drawn)] },
      'no element': { inputs: [random([2, 0, 3], drawn)] },
      'an image of 5 channels': { inputs: [random([2, 5, 3, 7], drawn)] },
      'special values': { inputs: [random([3, 17], { ...drawn, special })] },
      ...Object.fromEntries(
        attributes.map((set) => [
          Object.entries(set)
            .map(([name, value]) => `${name} ${value}`)
            .join(', '),
          { inputs: [random([2, 3, 9], { ...drawn, special })], attributes: set },
        ]),
      ),
    },
    fuzz: dimsArbitrary(0, 5).map((dims) => ({ inputs: [random(dims, drawn)] })),
  };
}

const integerCases: readonly OperatorCases[] = [
  {
    operator: 'Not',
    cases: { 'truth values': { inputs: [random([3, 7], { dataType: 'bool' })] } },
  },
  {
    operator: 'BitwiseNot',
    cases: {
      int32: { inputs: [random([3, 7], { dataType: 'int32', low: -9, high: 9, special: [2147483647, -2147483648] })] },
      uint8: { inputs: [random([17], { dataType: 'uint8', low: 0, high: 255 })] },
      uint16: { inputs: [random([5], { dataType: 'uint16', low: 0, high: 65535 })] },
    },
  },
];

const integerForms: Readonly<Record<string, OperatorCases['cases']>> = {
  Abs: {
    int32: { inputs: [random([9], { dataType: 'int32', low: -99, high: 99 })] },
    int64: { inputs: [random([9], { dataType: 'int64', low: -99, high: 99 })] },
    float64: { inputs: [random([9], { dataType: 'float64' })] },
  },
  Neg: {
    int32: { inputs: [random([9], { dataType: 'int32', low: -99, high: 99 })] },
    int64: { inputs: [random([9], { dataType: 'int64', low: -99, high: 99 })] },
    int8: { inputs: [random([9], { dataType: 'int8', low: -99, high: 99 })] },
  },
  Relu: { int32: { inputs: [random([9], { dataType: 'int32', low: -99, high: 99 })] } },
  Sign: {
    int64: { inputs: [random([9], { dataType: 'int64', low: -2, high: 2 })] },
    uint8: { inputs: [random([9], { dataType: 'uint8', low: 0, high: 3 })] },
  },
  Sigmoid: { float16: { inputs: [random([9], { dataType: 'float16' })], tolerance: 'half' } },
  Sqrt: { float64: { inputs: [random([9], { dataType: 'float64', low: 0, high: 4 })] } },
};

/** Operators on one tensor, element by element. */
export const unaryCases: readonly OperatorCases[] = [
  ...Object.entries(rows).map(([operator, row]) => {
    const cases = casesOf(operator, row);
    return { ...cases, cases: { ...cases.cases, ...integerForms[operator] } };
  }),
  ...integerCases,
];
