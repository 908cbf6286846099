import { GraphBuilder, type Model, relu } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../sources/memory-source.js';
import { expectedShapes } from './expected-shapes.js';

function classifier(): Model {
  const graph = new GraphBuilder('classifier');
  graph.output('logits', relu(graph.input('pixel_values', 'float32', ['batch', 3, 'height', 'width'])));
  return graph.build();
}

const shapesOf = (settings: unknown) =>
  expectedShapes(
    classifier(),
    memorySource({ 'preprocessor_config.json': new TextEncoder().encode(JSON.stringify(settings)) }),
  );

describe('expectedShapes', () => {
  it('is one image of the size that the processor makes', async () => {
    const crop = { image_processor_type: 'ViTImageProcessor', size: { shortest_edge: 256 }, crop_size: 224 };
    expect(await shapesOf(crop)).toEqual({ pixel_values: [1, 3, 224, 224] });
    expect(await shapesOf({ size: { height: 64, width: 96 } })).toEqual({ pixel_values: [1, 3, 64, 96] });
    const edge = { image_processor_type: 'ConvNextImageProcessor', size: { shortest_edge: 288 } };
    expect(await shapesOf(edge)).toEqual({ pixel_values: [1, 3, 288, 288] });
  });

  it('is unknown where the size depends on the image, or no processor is there', async () => {
    expect(await shapesOf({ size: { shortest_edge: 256 }, do_center_crop: false })).toBeUndefined();
    expect(await expectedShapes(classifier(), memorySource({}))).toBeUndefined();
  });
});
