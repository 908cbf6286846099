import { angleFunctions } from './angle-functions.js';

/** `bounded` as `whole` powers of two and a rest `r`, of which `p` is Cephes' polynomial: e^r = p × r² + r + 1. */
const expPolynomial = `  let whole = round(bounded * 1.4426950408889634);
  let r = fma(whole, vec4f(2.1219444e-4), fma(whole, vec4f(-0.693359375), bounded));
  var p = fma(r, vec4f(1.98756915e-4), vec4f(1.3981999507e-3));
  p = fma(p, r, vec4f(8.3334519073e-3));
  p = fma(p, r, vec4f(4.1665795894e-2));
  p = fma(p, r, vec4f(1.6666665459e-1));
  p = fma(p, r, vec4f(5.0000001201e-1));
`;

/**
 * Transcendental functions in WGSL, for four numbers at a time: the builtin ones may be off by more than the last places
 * (https://www.w3.org/TR/WGSL/#floating-point-accuracy). Each is declared after those that it uses.
 *
 * exp, log and tanh follow Cephes (https://www.netlib.org/cephes/); erf the polynomials of Norbert Juffa (https://stackoverflow.com/a/35148199).
 */
const declarations: readonly (readonly [name: string, code: string])[] = [
  [
    'isNanOf',
    `
fn isNanOf(x: vec4f) -> vec4<bool> {
  return (bitcast<vec4u>(x) & vec4u(0x7fffffffu)) > vec4u(0x7f800000u);
}
`,
  ],
  [
    'boundOf',
    `
/** x, but no lower and no higher than the bounds; by comparisons, so that what is no number stays so. The upper bound wins. */
fn boundOf(x: vec4f, low: vec4f, high: vec4f) -> vec4f {
  let raised = select(x, low, x < low);
  return select(raised, high, raised > high);
}
`,
  ],
  [
    'quotientOf',
    `
/** The quotient as it is rounded to float32: division may be off by more than a unit in the last place, which a second step mends. Nothing by nothing is nothing. */
fn quotientOf(x: vec4f, y: vec4f) -> vec4f {
  let quotient = x / y;
  let better = fma(fma(-quotient, y, x), 1 / y, quotient);
  return select(select(quotient, better, abs(better) < vec4f(1e30)), vec4f(0), x == vec4f(0));
}
`,
  ],
  [
    'halfOf',
    `
/** The nearest number that float16 has; the builtin function may cut instead of rounding. */
fn halfOf(x: vec4f) -> vec4f {
  let bits = bitcast<vec4u>(x);
  let usual = bitcast<vec4f>((bits + 0xfffu + ((bits >> vec4u(13)) & vec4u(1))) & vec4u(0xffffe000u));
  // Those below 2^-14 are multiples of 2^-24.
  let small = round(x * 16777216.0) / 16777216.0;
  let rounded = select(usual, small, abs(x) < vec4f(0.00006103515625));
  let infinite = bitcast<vec4f>((bits & vec4u(0x80000000u)) | vec4u(0x7f800000u));
  return select(select(rounded, infinite, abs(x) >= vec4f(65520)), x, isNanOf(x));
}
`,
  ],
  [
    'unitOf',
    `
fn unitOf(x: vec4f) -> vec4f {
  return select(select(x, vec4f(0), x < vec4f(0)), vec4f(1), x > vec4f(1));
}
`,
  ],
  [
    'powerOfTwo',
    `
/** 2^n for whole numbers between -126 and 127. */
fn powerOfTwo(n: vec4i) -> vec4f {
  return bitcast<vec4f>((n + 127) << vec4u(23));
}
`,
  ],
  [
    'expOf',
    `
fn expOf(x: vec4f) -> vec4f {
  let bounded = clamp(x, vec4f(-104), vec4f(89));
${expPolynomial}  let power = vec4i(whole);
  // In two factors, since the largest and the smallest results need powers that float32 has not.
  let half = power >> vec4u(1);
  return select((fma(p, r * r, r) + 1) * powerOfTwo(half) * powerOfTwo(power - half), x, isNanOf(x));
}
`,
  ],
  [
    'expm1Of',
    `
/** exp(x) - 1 for x up to 0. */
fn expm1Of(x: vec4f) -> vec4f {
  let bounded = clamp(x, vec4f(-40), vec4f(0));
${expPolynomial}  let power = powerOfTwo(vec4i(whole));
  return fma(fma(p, r * r, r), power, power - 1);
}
`,
  ],
  [
    'logOf',
    `
fn logOf(x: vec4f) -> vec4f {
  // Subnormal numbers have no digits left to lose on many GPUs; they are scaled where there are any.
  let small = x < vec4f(1.17549435e-38);
  let scaled = select(x, x * 8388608.0, small);
  let bits = bitcast<vec4i>(scaled) - vec4i(0x3f3504f3);
  let power = vec4f(bits >> vec4u(23)) - select(vec4f(0), vec4f(23), small);
  let r = bitcast<vec4f>((bits & vec4i(0x007fffff)) + vec4i(0x3f3504f3)) - 1;
  let square = r * r;
  var p = fma(r, vec4f(7.0376836292e-2), vec4f(-1.151461031e-1));
  p = fma(p, r, vec4f(1.167699874e-1));
  p = fma(p, r, vec4f(-1.2420140846e-1));
  p = fma(p, r, vec4f(1.4249322787e-1));
  p = fma(p, r, vec4f(-1.6668057665e-1));
  p = fma(p, r, vec4f(2.0000714765e-1));
  p = fma(p, r, vec4f(-2.4999993993e-1));
  p = fma(p, r, vec4f(3.3333331174e-1));
  var y = fma(p * r, square, power * -2.1219444e-4);
  y = fma(square, vec4f(-0.5), y) + r;
  let result = fma(power, vec4f(0.693359375), y);
  // The builtin function need not know what these are.
  let isUsual = (x > vec4f(0)) & (x < vec4f(3.4e38));
  let unusual = select(select(x, -1 / abs(x), x == vec4f(0)), sqrt(x), x < vec4f(0));
  return select(unusual, result, isUsual);
}
`,
  ],
  [
    'log1pOf',
    `
/** log(1 + x) for x from 0 to 1: twice the area tangent of x / (2 + x). */
fn log1pOf(x: vec4f) -> vec4f {
  let s = x / (x + 2);
  let t = s * s;
  var p = fma(t, vec4f(0.09090909090909091), vec4f(0.1111111111111111));
  p = fma(p, t, vec4f(0.14285714285714285));
  p = fma(p, t, vec4f(0.2));
  p = fma(p, t, vec4f(0.3333333333333333));
  return 2 * fma(p * t, s, s);
}
`,
  ],
  [
    'softplusOf',
    `
fn softplusOf(x: vec4f) -> vec4f {
  return max(x, vec4f(0)) + log1pOf(expOf(-abs(x)));
}
`,
  ],
  [
    'tanhOf',
    `
fn tanhOf(x: vec4f) -> vec4f {
  let size = abs(x);
  let t = x * x;
  var p = fma(t, vec4f(-5.70498872745e-3), vec4f(2.06390887954e-2));
  p = fma(p, t, vec4f(-5.37397155531e-2));
  p = fma(p, t, vec4f(1.33314422036e-1));
  p = fma(p, t, vec4f(-3.33332819422e-1));
  let large = 1 - 2 / (expOf(size * 2) + 1);
  return select(select(-large, large, x > vec4f(0)), fma(p * t, x, x), size < vec4f(0.625));
}
`,
  ],
  [
    'erfOf',
    `
fn erfOf(x: vec4f) -> vec4f {
  // erf is 1 to the last bit from 4 on.
  let size = min(abs(x), vec4f(4));
  let t = x * x;
  var p = fma(t, vec4f(-5.96761703e-4), vec4f(4.99119423e-3));
  p = fma(p, t, vec4f(-2.67681349e-2));
  p = fma(p, t, vec4f(1.12819925e-1));
  p = fma(p, t, vec4f(-3.76125336e-1));
  p = fma(p, t, vec4f(1.28379166e-1));
  var q = fma(size, vec4f(-1.7285347e-5), vec4f(3.83197126e-4));
  q = fma(q, size, vec4f(-3.88396438e-3));
  q = fma(q, size, vec4f(2.42546219e-2));
  q = fma(q, size, vec4f(-1.06777877e-1));
  q = fma(q, size, vec4f(-6.34846687e-1));
  q = fma(q, size, vec4f(-1.28717512e-1));
  let large = 1 - expOf(fma(q, size, -size));
  let result = select(select(-large, large, x > vec4f(0)), fma(p, x, x), size < vec4f(0.927734375));
  return select(result, x, isNanOf(x));
}
`,
  ],
  [
    'powOf',
    `
fn powOf(x: vec4f, y: vec4f) -> vec4f {
  let isWhole = y == trunc(y);
  let isOdd = isWhole & (abs(y) < vec4f(16777216)) & (abs(y - 2 * trunc(y / 2)) == vec4f(1));
  let size = abs(x);
  var result = pow(size, y);
  // Powers that networks use are exact products.
  result = select(result, size, y == vec4f(1));
  result = select(result, size * size, y == vec4f(2));
  result = select(result, size * size * size, y == vec4f(3));
  result = select(result, sqrt(size), y == vec4f(0.5));
  result = select(result, 1 / size, y == vec4f(-1));
  result = select(result, vec4f(1), y == vec4f(0));
  result = select(result, select(result, -result, isOdd), x < vec4f(0));
  let none = sqrt(min(x, vec4f(0)));
  return select(result, none, (x < vec4f(0)) & !isWhole);
}
`,
  ],
  [
    'integerPowOf',
    `
/** Whole powers of whole numbers, which wrap around; 1 / x^n is cut towards 0. */
fn integerPowOf(x: vec4i, y: vec4i) -> vec4i {
  var result = vec4i(1);
  var factor = x;
  var exponent = abs(y);
  for (var bit = 0; bit < 32 && any(exponent != vec4i(0)); bit++) {
    result = select(result, result * factor, (exponent & vec4i(1)) == vec4i(1));
    factor *= factor;
    exponent = exponent >> vec4u(1);
  }
  return select(result, select(vec4i(0), result, abs(x) == vec4i(1)), y < vec4i(0));
}
`,
  ],
  ...angleFunctions,
];

/** Declarations of the functions that some code uses, in order. */
export function functionCode(code: string): string {
  let all = code;
  const used: string[] = [];
  for (const [name, declaration] of declarations.toReversed()) {
    if (!all.includes(`${name}(`)) continue;
    used.unshift(declaration);
    all += declaration;
  }
  return used.join('');
}
