import { contractVersion, type ImageProcessorPlugin, Tensor } from '@automodel/core';
import { packageIdentity } from './package-identity.js';

const mean = [0.485, 0.456, 0.406];
const deviation = [0.229, 0.224, 0.225];

/** 32×32 pixels of red, green and blue, as the files of CIFAR-10 have them: 3,072 bytes, pixel by pixel. */
export type CifarImage = Uint8Array;

/** The image processor `CifarImageProcessor`: (pixel / 255 − mean) / standard deviation. */
export const cifarImageProcessor: ImageProcessorPlugin = {
  kind: 'image-processor',
  key: 'CifarImageProcessor',
  package: packageIdentity,
  contract: contractVersion,
  create(settings) {
    const process = async (images: unknown) => {
      const list = (Array.isArray(images) ? images : [images]).filter((image) => image instanceof Uint8Array);
      const pixels = new Float32Array(list.length * 3072);
      for (const [row, image] of list.entries()) {
        for (let index = 0; index < 3072; index++) {
          const channel = index % 3;
          const value = ((image[index] ?? 0) / 255 - (mean[channel] ?? 0)) / (deviation[channel] ?? 1);
          pixels[row * 3072 + channel * 1024 + Math.floor(index / 3)] = value;
        }
      }
      return { pixelValues: new Tensor('float32', pixels, [list.length, 3, 32, 32]) };
    };
    return Object.assign(process, { type: 'CifarImageProcessor', settings });
  },
};
