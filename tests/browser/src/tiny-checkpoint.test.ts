import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { AutoModelForImageClassification } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { describeModel, readExpectedTensors } from '@automodel/testing';
import configAddress from '../../models/fixtures/hf-tiny/basic/config.json?url';
import expectedAddress from '../../models/fixtures/hf-tiny/basic/expected.safetensors?url';
import weightsAddress from '../../models/fixtures/hf-tiny/basic/model.safetensors?url';
import { fetchBlob } from './fetch-blob.js';

const expected = await fetchBlob(expectedAddress);

describeModel('a tiny checkpoint of Transformers in a browser', {
  loader: AutoModelForImageClassification,
  checkpoint: { 'config.json': await fetchBlob(configAddress), 'model.safetensors': await fetchBlob(weightsAddress) },
  expected: await readExpectedTensors(new Uint8Array(await expected.arrayBuffer())),
  load: { use: [onnxruntime({ numThreads: 1 }), resnet] },
  outputs: {
    logits: ({ logits }) => logits,
    'hidden_states.0': ({ hiddenStates }) => hiddenStates?.[0],
    'hidden_states.1': ({ hiddenStates }) => hiddenStates?.[1],
    'hidden_states.2': ({ hiddenStates }) => hiddenStates?.[2],
    'hidden_states.3': ({ hiddenStates }) => hiddenStates?.[3],
    'hidden_states.4': ({ hiddenStates }) => hiddenStates?.[4],
  },
});
