import type { Attribute, FunctionDefinition, Model, Node } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { allOperators } from '../lowering/all-operators.js';
import { visionOperators } from '../lowering/vision-operators.js';
import { testTarget } from '../test-support/residual-graph.js';
import { unsupportedOperators } from '../unsupported-operators.js';
import { inlineFunctions } from './inline-functions.js';

function node(
  opType: string,
  inputs: readonly string[],
  outputs: readonly string[],
  { domain = '', ...attributes }: { readonly domain?: string } & Readonly<Record<string, Attribute | string>> = {},
): Node {
  const values = Object.entries(attributes).flatMap(([name, value]): [string, Attribute][] =>
    typeof value === 'string' ? [] : [[name, value]],
  );
  return { name: '', opType, domain, inputs, outputs, attributes: Object.fromEntries(values) };
}

const domain = 'example.org';

const define = (
  definition: Pick<FunctionDefinition, 'name' | 'inputs' | 'outputs' | 'nodes'> & Partial<FunctionDefinition>,
): FunctionDefinition => ({
  domain,
  overload: '',
  attributes: [],
  attributeDefaults: {},
  opsetImports: [
    { domain: '', version: 21 },
    { domain, version: 1 },
  ],
  values: [],
  ...definition,
});

const alpha = { type: 'reference', value: 'slope', of: 'float' } as const;
const functions = [
  define({
    name: 'Twice',
    inputs: ['x'],
    outputs: ['y', 'x'],
    nodes: [
      node('LeakyRelu', ['x'], ['t'], { alpha }),
      node('Inner', ['t', ''], ['u'], { domain }),
      node('Add', ['u', 'x'], ['y']),
    ],
    attributeDefaults: { slope: { type: 'float', value: 0.5 } },
  }),
  define({ name: 'Inner', inputs: ['a', 'b'], outputs: ['c'], nodes: [node('Clip', ['a', 'b'], ['c'])] }),
  define({ name: 'Endless', inputs: ['x'], outputs: ['y'], nodes: [node('Endless', ['x'], ['y'], { domain })] }),
];

function model(nodes: readonly Node[], outputs: readonly string[]): Model {
  const type = { kind: 'tensor', dataType: 'float32', shape: [2, 3] } as const;
  return {
    irVersion: 10,
    opsetImports: [
      { domain: '', version: 21 },
      { domain, version: 1 },
    ],
    producerName: '',
    producerVersion: '',
    graph: {
      name: 'calls',
      inputs: [{ name: 'x', type }],
      outputs: outputs.map((name) => ({ name, type: undefined })),
      values: [],
      initializers: [],
      nodes,
    },
    functions,
    metadata: {},
  };
}

const calls = model(
  [
    node('Twice', ['x'], ['p'], { domain }),
    node('Twice', ['p'], ['q', 'r'], { domain, slope: { type: 'float', value: 0.25 } }),
  ],
  ['q', 'r'],
);

describe('inlineFunctions', () => {
  it('puts bodies in place of calls: names of their own, attributes and their defaults, inputs that are left out', () => {
    const { graph, functions: left } = inlineFunctions(calls);
    expect(left).toEqual([]);
    expect(graph.nodes.map(({ opType, inputs, outputs }) => `${opType}(${inputs}) ${outputs}`)).toEqual([
      'LeakyRelu(x) p/t',
      'Clip(p/t,) p/u',
      'Add(p/u,x) p',
      'LeakyRelu(p) q/t',
      'Clip(q/t,) q/u',
      'Add(q/u,p) q',
      'Identity(p) r',
    ]);
    expect(graph.nodes.flatMap(({ attributes }) => attributes.alpha ?? [])).toEqual([
      { type: 'float', value: 0.5 },
      { type: 'float', value: 0.25 },
    ]);
  });

  it('makes functions run that the set of operators does not know', () => {
    expect(unsupportedOperators(calls, allOperators)).toEqual([]);
    const plan = compile(calls, { ...testTarget, operators: allOperators }, { x: [2, 3] });
    expect(plan.outputs.map(({ name }) => name)).toEqual(['q', 'r']);
  });

  it('leaves a function that calls itself, which is not supported', () => {
    const endless = model([node('Endless', ['x'], ['y'], { domain })], ['y']);
    expect(inlineFunctions(endless).graph.nodes.map(({ opType }) => opType)).toEqual(['Endless']);
    expect(unsupportedOperators(endless, allOperators)).toEqual(['example.org.Endless']);
    expect(unsupportedOperators(calls, visionOperators)).toEqual(['example.org.Twice']);
  });
});
