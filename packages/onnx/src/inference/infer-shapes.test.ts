import { readFileSync } from 'node:fs';
import { InvalidGraphError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../builder/graph-builder.js';
import type { Node } from '../ir/graph.js';
import type { Model } from '../ir/model.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import { cast } from '../ops/cast.js';
import { concat } from '../ops/concat.js';
import { add, div, mul } from '../ops/elementwise/binary.js';
import { floor } from '../ops/elementwise/unary.js';
import { gather } from '../ops/gather.js';
import { reshape } from '../ops/reshape.js';
import { resize } from '../ops/resize.js';
import { shape } from '../ops/shape.js';
import { slice } from '../ops/slice.js';
import { decodeModel } from '../serde/decode-model.js';
import { decodeTensor } from '../serde/decode-tensor.js';
import { inferShapes } from './infer-shapes.js';

const directory = new URL('../../fixtures/onnx-node/', import.meta.url);
const read = (path: string): Uint8Array => readFileSync(new URL(path, directory));

describe('inferShapes', () => {
  it.each([
    ['test_maxpool_2d_ceil', 0],
    ['test_reshape_negative_dim', 1],
    ['test_slice_default_steps', 3],
  ])('agrees with the recorded output of %s', (name, lastInput) => {
    const model = decodeModel(read(`${name}/model.onnx`));
    const constants = Array.from({ length: lastInput + 1 }, (_, index) => ({
      ...decodeTensor(read(`${name}/input_${index}.pb`)),
      name: model.graph.inputs[index]?.name ?? '',
    }));
    const outputs = model.graph.outputs.map((output) => ({ ...output, type: undefined }));
    const bare = { ...model, graph: { ...model.graph, inputs: [], initializers: constants, outputs } };
    const recorded = decodeTensor(read(`${name}/output_0.pb`));
    expect(inferShapes(bare).graph.outputs[0]?.type).toEqual(tensorType(recorded.dataType, recorded.dims));
  });

  it('follows symbols and numbers through shape arithmetic as exporters write it', () => {
    const graph = new GraphBuilder('arithmetic');
    const int64 = (...values: number[]) => graph.constant('int64', [values.length], values);
    const input = graph.input('input', 'float32', ['batch', 12, 7, 7]);
    const dimensions = shape(input);
    const batch = gather(dimensions, int64(0));
    // (7 · 3 + 1) / 2 = 11
    const width = div(add(mul(slice(dimensions, [3], [4]), int64(3)), int64(1)), int64(2));
    const target = concat([mul(batch, int64(1)), gather(dimensions, int64(1)), width], 0);
    graph.output('grown', reshape(graph.input('grid', 'float32', ['batch', 12, 11]), target));
    // ⌊7 · 1.5⌋ = 10, as PyTorch exports an interpolation
    const scaled = floor(
      mul(cast(slice(dimensions, [2], [2n ** 63n - 1n]), 'float32'), graph.constant('float32', [], [1.5])),
    );
    graph.output('resized', resize(input, { sizes: concat([slice(dimensions, [0], [2]), cast(scaled, 'int64')], 0) }));
    expect(graph.build().graph.outputs.map(({ type }) => (type?.kind === 'tensor' ? type.shape : undefined))).toEqual([
      ['batch', 12, 11],
      ['batch', 12, 10, 10],
    ]);
  });

  it('merges what the file states with what it computes', () => {
    const stated = (output: readonly Dimension[] | undefined): Model =>
      model([node('Relu', ['x'], ['y'])], { x: ['n', null, 3] }, { y: output });
    const shapeOf = (of: Model): unknown => inferShapes(of).graph.outputs[0]?.type;
    expect(shapeOf(stated(undefined))).toEqual(tensorType('float32', ['n', null, 3]));
    expect(shapeOf(stated([2, 'c', null]))).toEqual(tensorType('float32', [2, 'c', 3]));
    expect(() => inferShapes(stated([2, 4, 5]))).toThrow(
      'Node "Relu node" (Relu) is not valid: the file states float32[2, 4, 5] for "y", but it computes float32[n, ?, 3].',
    );
  });

  it('leaves what it does not know as the file states it', () => {
    const loop = model([node('LSTM', ['x'], ['h']), node('Relu', ['h'], ['y'])], { x: [1, 2, 3] }, { y: undefined });
    expect(inferShapes(loop).graph.outputs[0]?.type).toBeUndefined();
    const stated = { ...loop, graph: { ...loop.graph, values: [{ name: 'h', type: tensorType('float32', [4]) }] } };
    expect(inferShapes(stated).graph.outputs[0]?.type).toEqual(tensorType('float32', [4]));
  });

  it('follows calls of the model’s own functions, attributes included', () => {
    const axis = { type: 'reference', value: 'axis', of: 'int' } as const;
    const split = {
      name: 'Flat',
      domain: 'mine',
      overload: '',
      inputs: ['a', 'unused'],
      outputs: ['b'],
      attributes: [],
      attributeDefaults: { axis: { type: 'int', value: 2n } },
      opsetImports: [{ domain: '', version: 17 }],
      values: [],
      nodes: [{ ...node('Flatten', ['a'], ['b']), attributes: { axis } }],
    } as const;
    const call = { ...node('Flat', ['x'], ['y']), domain: 'mine' };
    const caller = { ...model([call], { x: [2, 3, 4] }, { y: undefined }), functions: [split] };
    expect(inferShapes(caller).graph.outputs[0]?.type).toEqual(tensorType('float32', [6, 4]));
    const given = { ...call, attributes: { axis: { type: 'int', value: 1n } as const } };
    const other = { ...caller, graph: { ...caller.graph, nodes: [given] } };
    expect(inferShapes(other).graph.outputs[0]?.type).toEqual(tensorType('float32', [2, 12]));
    const endless = { ...caller, functions: [{ ...split, nodes: [{ ...call, inputs: ['a'], outputs: ['b'] }] }] };
    expect(() => inferShapes(endless)).toThrow(InvalidGraphError);
  });
});

function node(opType: string, inputs: readonly string[], outputs: readonly string[]): Node {
  return { name: `${opType} node`, opType, domain: '', inputs, outputs, attributes: {} };
}

function model(
  nodes: readonly Node[],
  inputs: Readonly<Record<string, readonly Dimension[]>>,
  outputs: Readonly<Record<string, readonly Dimension[] | undefined>>,
): Model {
  const info = ([name, dims]: readonly [string, readonly Dimension[] | undefined]) => ({
    name,
    type: dims && tensorType('float32', dims),
  });
  return {
    irVersion: 10,
    opsetImports: [{ domain: '', version: 21 }],
    producerName: '',
    producerVersion: '',
    graph: {
      name: 'test',
      inputs: Object.entries(inputs).map(info),
      outputs: Object.entries(outputs).map(info),
      values: [],
      initializers: [],
      nodes,
    },
    functions: [],
    metadata: {},
  };
}
