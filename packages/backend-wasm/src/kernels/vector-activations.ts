import { rareOpcodes } from '../assembler/rare-opcodes.js';
import type { ActivationTable } from './activation.js';
import { emitErrorFunction } from './emit-error-function.js';
import { emitExponential } from './emit-exponential.js';
import { emitExponentialMinusOne } from './emit-exponential-minus-one.js';
import { emitHyperbolicTangent } from './emit-hyperbolic-tangent.js';
import { emitSoftplus } from './emit-softplus.js';
import { residualActivations } from './residual-activations.js';

/** The functions that kernels compute in vector registers, by name. Those that make infinities of the zeros that pad channels are not here. */
export const vectorActivations: ActivationTable = {
  abs: (builder, value) => builder.get(value).vector(rareOpcodes.abs).set(value),
  clip: (builder, value, [low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY]) =>
    builder.get(value).splat(low).vector('pseudoMax').splat(high).vector(rareOpcodes.pseudoMin).set(value),
  elu: (builder, value, [alpha = 1]) => {
    emitExponentialMinusOne(builder, value);
    builder.splat(alpha).vector('mul');
    builder.get(value).get(value).splat(0).vector(rareOpcodes.lessThan).vector(rareOpcodes.select).set(value);
  },
  erf: (builder, value) => {
    emitErrorFunction(builder, value);
    builder.set(value);
  },
  exp: (builder, value) => {
    emitExponential(builder, value);
    builder.set(value);
  },
  gelu: (builder, value) => {
    const scaled = builder.local('v128');
    builder.get(value).splat(Math.SQRT1_2).vector('mul').set(scaled);
    builder.get(value).splat(0.5).vector('mul').splat(1);
    emitErrorFunction(builder, scaled);
    builder.vector('add').vector('mul').set(value);
  },
  'gelu-tanh': (builder, value) => {
    const scaled = builder.local('v128');
    builder.get(value).get(value).vector('mul').splat(0.044715).vector('mul').splat(1).vector('add');
    builder
      .get(value)
      .vector('mul')
      .splat(Math.sqrt(2 / Math.PI))
      .vector('mul')
      .set(scaled);
    builder.get(value).splat(0.5).vector('mul').splat(1);
    emitHyperbolicTangent(builder, scaled);
    builder.vector('add').vector('mul').set(value);
  },
  'hard-sigmoid': (builder, value, [alpha = 0.2, beta = 0.5]) => {
    builder.get(value).splat(alpha).vector('mul').splat(beta).vector('add');
    builder.splat(0).vector(rareOpcodes.max).splat(1).vector(rareOpcodes.min).set(value);
  },
  'hard-swish': (builder, value) => {
    builder
      .get(value)
      .get(value)
      .splat(1 / 6)
      .vector('mul')
      .splat(0.5)
      .vector('add');
    builder.splat(0).vector(rareOpcodes.max).splat(1).vector(rareOpcodes.min).vector('mul').set(value);
  },
  'leaky-relu': (builder, value, [alpha = 0.01]) => {
    builder.get(value).splat(0).vector(rareOpcodes.max);
    builder.get(value).splat(0).vector(rareOpcodes.min).splat(alpha).vector('mul').vector('add').set(value);
  },
  // x tanh(log(1 + e^x)) = x n / (n + 2) with n = e^x (e^x + 2).
  mish: (builder, value) => {
    const [bounded, power] = [builder.local('v128'), builder.local('v128')];
    builder.get(value).splat(20).vector(rareOpcodes.pseudoMin).set(bounded);
    emitExponential(builder, bounded);
    builder.tee(power).get(power).splat(2).vector('add').vector('mul').set(power);
    builder.get(value).get(power).get(power).splat(2).vector('add').vector(rareOpcodes.div).vector('mul').set(value);
  },
  neg: (builder, value) => builder.get(value).vector('neg').set(value),
  ...residualActivations,
  sigmoid: (builder, value) => {
    const negative = builder.local('v128');
    builder.get(value).vector('neg').set(negative).splat(1).splat(1);
    emitExponential(builder, negative);
    builder.vector('add').vector(rareOpcodes.div).set(value);
  },
  silu: (builder, value) => {
    const negative = builder.local('v128');
    builder.get(value).vector('neg').set(negative).get(value).splat(1);
    emitExponential(builder, negative);
    builder.vector('add').vector(rareOpcodes.div).set(value);
  },
  softplus: (builder, value) => {
    emitSoftplus(builder, value);
    builder.set(value);
  },
  sqrt: (builder, value) => builder.get(value).vector(rareOpcodes.sqrt).set(value),
  tanh: (builder, value) => {
    emitHyperbolicTangent(builder, value);
    builder.set(value);
  },
};
