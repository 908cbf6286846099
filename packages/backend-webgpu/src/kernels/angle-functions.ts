/** Declarations of trigonometric and hyperbolic functions and their inverses, after Cephes (https://www.netlib.org/cephes/), as in `functions.ts`. */
export const angleFunctions: readonly (readonly [name: string, code: string])[] = [
  [
    'sineOf',
    `
/** The sine of x + turns × π/2, to the last places for x up to 8192. */
fn sineOf(x: vec4f, turns: i32) -> vec4f {
  let quarter = round(x * 0.6366197723675814);
  let r = fma(quarter, vec4f(-7.54978995489e-8), fma(quarter, vec4f(-4.8375129699707031e-4), fma(quarter, vec4f(-1.5703125), x)));
  let z = r * r;
  let sine = fma(fma(fma(z, vec4f(-1.9515295891e-4), vec4f(8.3321608736e-3)), z, vec4f(-1.6666654611e-1)) * z, r, r);
  let cosine = fma(fma(fma(z, vec4f(2.443315711809948e-5), vec4f(-1.388731625493765e-3)), z, vec4f(4.166664568298827e-2)) * z, z, 1 - 0.5 * z);
  let turned = vec4i(quarter) + turns;
  let result = select(sine, cosine, (turned & vec4i(1)) == vec4i(1));
  return select(select(result, -result, (turned & vec4i(2)) == vec4i(2)), x - x, abs(x) > vec4f(3.4e38));
}
`,
  ],
  [
    'sinhOf',
    `
fn sinhOf(x: vec4f) -> vec4f {
  let size = abs(x);
  let z = x * x;
  let p = fma(fma(z, vec4f(2.03721912945e-4), vec4f(8.33028376239e-3)), z, vec4f(1.66667160211e-1));
  // In two factors, for its exponential may be too large where it is not.
  let root = expOf(size * 0.5);
  let large = 0.5 * root * root - 0.5 / (root * root);
  return select(select(large, -large, x < vec4f(0)), fma(p * z, x, x), size < vec4f(1));
}
`,
  ],
  [
    'coshOf',
    `
fn coshOf(x: vec4f) -> vec4f {
  let root = expOf(abs(x) * 0.5);
  return 0.5 * root * root + 0.5 / (root * root);
}
`,
  ],
  [
    'asinOf',
    `
fn asinOf(x: vec4f) -> vec4f {
  let size = abs(x);
  let isLarge = size > vec4f(0.5);
  let z = select(x * x, 0.5 * (1 - size), isLarge);
  let r = select(size, sqrt(z), isLarge);
  var p = fma(z, vec4f(4.2163199048e-2), vec4f(2.4181311049e-2));
  p = fma(p, z, vec4f(4.5470025998e-2));
  p = fma(p, z, vec4f(7.4953002686e-2));
  p = fma(p, z, vec4f(1.6666752422e-1));
  let angle = fma(p * z, r, r);
  let result = select(angle, 1.5707963267948966 - 2 * angle, isLarge);
  return select(result, -result, x < vec4f(0));
}
`,
  ],
  [
    'acosOf',
    `
fn acosOf(x: vec4f) -> vec4f {
  let half = 2 * asinOf(sqrt(0.5 * (1 - abs(x))));
  return select(1.5707963267948966 - asinOf(x), select(half, 3.141592653589793 - half, x < vec4f(0)), abs(x) > vec4f(0.5));
}
`,
  ],
  [
    'atanOf',
    `
fn atanOf(x: vec4f) -> vec4f {
  let size = abs(x);
  let isSteep = size > vec4f(2.414213562373095);
  let isMiddle = size > vec4f(0.4142135623730950);
  let r = select(select(size, (size - 1) / (size + 1), isMiddle), -1 / size, isSteep);
  let z = r * r;
  var p = fma(z, vec4f(8.05374449538e-2), vec4f(-1.38776856032e-1));
  p = fma(p, z, vec4f(1.99777106478e-1));
  p = fma(p, z, vec4f(-3.33329491539e-1));
  let start = select(select(vec4f(0), vec4f(0.7853981633974483), isMiddle), vec4f(1.5707963267948966), isSteep);
  let result = start + fma(p * z, r, r);
  return select(result, -result, x < vec4f(0));
}
`,
  ],
  [
    'asinhOf',
    `
fn asinhOf(x: vec4f) -> vec4f {
  let size = abs(x);
  let z = x * x;
  var p = fma(z, vec4f(2.0122003309e-2), vec4f(-4.2699340972e-2));
  p = fma(p, z, vec4f(7.4847586088e-2));
  p = fma(p, z, vec4f(-1.6666288134e-1));
  let isHuge = size > vec4f(1500);
  let large = logOf(select(size + sqrt(z + 1), size, isHuge)) + select(vec4f(0), vec4f(0.6931471805599453), isHuge);
  return select(select(large, -large, x < vec4f(0)), fma(p * z, x, x), size < vec4f(0.5));
}
`,
  ],
  [
    'acoshOf',
    `
fn acoshOf(x: vec4f) -> vec4f {
  let z = x - 1;
  var p = fma(z, vec4f(1.7596881071e-3), vec4f(-7.5272886713e-3));
  p = fma(p, z, vec4f(2.6454905019e-2));
  p = fma(p, z, vec4f(-1.1784741703e-1));
  p = fma(p, z, vec4f(1.4142135263));
  let isHuge = x > vec4f(1500);
  let large = logOf(select(x + sqrt(z * (x + 1)), x, isHuge)) + select(vec4f(0), vec4f(0.6931471805599453), isHuge);
  return select(large, p * sqrt(z), z < vec4f(0.5));
}
`,
  ],
  [
    'atanhOf',
    `
fn atanhOf(x: vec4f) -> vec4f {
  let z = x * x;
  var p = fma(z, vec4f(1.81740078349e-1), vec4f(8.24370301058e-2));
  p = fma(p, z, vec4f(1.46691431730e-1));
  p = fma(p, z, vec4f(1.99782164500e-1));
  p = fma(p, z, vec4f(3.33337300303e-1));
  return select(0.5 * logOf((1 + x) / (1 - x)), fma(p * z, x, x), abs(x) < vec4f(0.5));
}
`,
  ],
];
