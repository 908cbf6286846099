import type { UnaryFunction } from '@automodel/compiler';
import { type ActivationCode, activationCode, activationParameters } from './activation-code.js';

/** The end of a product, with the uniform `parameters` that go with it. */
export interface ProductActivation extends ActivationCode {
  readonly parameters: readonly number[];
}

const relu =
  'fn activate(x: vec4f, p: vec4f) -> vec4f {\n  if (p.x != 0) { return max(x, vec4f(0)); }\n  return x;\n}\n';

/** The activation of a product: Relu and none are one pipeline, for pipelines of products take longest to compile. */
export function productActivation(activation: UnaryFunction | undefined): ProductActivation {
  if (activation === undefined) return { suffix: '', globals: relu, parameters: [0, 0, 0, 0] };
  if (activation.name === 'relu') return { suffix: '', globals: relu, parameters: [1, 0, 0, 0] };
  return { ...activationCode(activation), parameters: activationParameters(activation) };
}
