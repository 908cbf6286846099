import { ResNetConfig, ResNetForImageClassification } from '@automodel/model-resnet';
import { fakeHub, fixedLogits, tinyCheckpoint } from '@automodel/testing/app';
import { createPhotoLabels } from 'automodel-example-photo-labels';

const id2label = { 0: 'cat', 1: 'dog', 2: 'ship' };
const config = new ResNetConfig({
  embedding_size: 4,
  hidden_sizes: [4, 8],
  depths: [1, 1],
  layer_type: 'basic',
  id2label,
});
const photo = { data: new Uint8Array(40 * 30 * 3), width: 40, height: 30, channels: 3 };
const listOf = (element) => Array.from(element.children, ({ textContent }) => textContent);

test('shows the most likely labels of a photograph', async () => {
  const hub = fakeHub({ 'microsoft/resnet-50': await tinyCheckpoint(ResNetForImageClassification, config) });
  const list = document.createElement('ul');
  const options = { ...hub.options, use: [fixedLogits([2, 5, 1])] };
  const labels = await createPhotoLabels(list, 'microsoft/resnet-50', options);
  await labels.show(photo);
  expect(listOf(list)).toEqual(['dog 94 %', 'cat 5 %', 'ship 2 %']);
  await labels.dispose();
});

test('says what to do when the model is not there', async () => {
  const list = document.createElement('ul');
  const options = { ...fakeHub({}).options, use: [fixedLogits([1, 2, 3])] };
  await expect(createPhotoLabels(list, 'microsoft/resnet-50', options)).rejects.toThrow();
  expect(listOf(list)).toEqual([expect.stringContaining('Check the id')]);
});
