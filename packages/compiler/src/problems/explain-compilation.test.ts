import {
  InvalidGraphError,
  InvalidTensorError,
  UnsupportedDataTypeError,
  UnsupportedOperatorsError,
} from '@automodel/contracts';
import { GraphProblem } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { explainCompilation } from './explain-compilation.js';

const node = { name: 'stem/Conv', opType: 'Conv', outputs: ['y'] };

describe('explainCompilation', () => {
  it.each<readonly [words: string, kind: string, ...values: unknown[]]>([
    ['a bias that has not one value for each of the 5 columns', 'bias', 5],
    ['alpha, beta or transA', 'scaledProduct'],
    ['the indices of the maxima', 'maximumIndices'],
    ['other than two inputs', 'notBinary'],
    ['an input that has not four dimensions', 'notAnImage'],
    ['training_mode, which is not for inference', 'trainingMode'],
    ['an input 1 that is no constant', 'weight', 1],
    ['kernel [3], which are not over two dimensions', 'window', 'kernel', [3]],
    ['bfloat16', 'bfloat16'],
    ['weight', 'weight'],
  ])('says that an operator is not compiled with %s', (words, ...problem) => {
    const error = explainCompilation(new GraphProblem(node, 'form', ...problem));
    expect(error).toBeInstanceOf(UnsupportedOperatorsError);
    expect(error).toHaveProperty('missing', [
      { device: 'this engine', operators: [`Conv ("stem/Conv") with ${words}`] },
    ]);
  });

  it.each<readonly [words: string, kind: string, ...values: unknown[]]>([
    ['its attribute "pads" must be of type ints', 'attribute', 'pads', 'ints'],
    ['it has no input 2', 'input', 2],
    ['it is not compiled', 'notCompiled'],
    ['its input "x" is not computed by any node before it', 'order', 'x'],
    ['it has no output 0', 'output', 0],
    ['its mode is unknown', 'its mode is unknown'],
  ])('says that a node is not valid: %s', (words, ...problem) => {
    const error = explainCompilation(new GraphProblem(node, 'invalid', ...problem));
    expect(error).toBeInstanceOf(InvalidGraphError);
    expect(error).toMatchObject({ node: 'stem/Conv', operator: 'Conv', problem: words });
  });

  it('says what is wrong with values', () => {
    const type = explainCompilation(new GraphProblem(undefined, 'valueType', 'x', 'string'));
    expect(type).toBeInstanceOf(UnsupportedDataTypeError);
    expect(type).toMatchObject({
      dataType: 'string',
      subject: 'The value "x"',
      supported: ['float32', 'int32', 'int64', 'bool', 'uint8', 'int8', 'float64', 'int16', 'uint16', 'uint32'],
    });
    const missing = explainCompilation(new GraphProblem(undefined, 'missing', 'image'));
    expect(missing).toBeInstanceOf(InvalidTensorError);
    expect(missing).toHaveProperty(
      'message',
      'The input "image" must be given, but it is missing. Pass a tensor for every input of the graph.',
    );
  });
});
