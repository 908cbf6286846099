import {
  AutoImageProcessor,
  AutoModelForImageClassification,
  AutomodelError,
  type LoadOptions,
  softmax,
  topK,
} from '@automodel/core';
import { type ImageInput, imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';

/** The labels of a photograph as a list on a page. */
export interface PhotoLabels {
  /** Shows the three most likely labels, or what went wrong. */
  show(photo: ImageInput): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * Loads a model and shows labels in an element of the page.
 * @param options what the app runs on; tests put a fake hub and a backend with fixed logits here.
 */
export async function createPhotoLabels(
  element: HTMLElement,
  id: string,
  { use = [], ...options }: LoadOptions,
): Promise<PhotoLabels> {
  const write = (lines: readonly string[]): void => {
    element.replaceChildren(
      ...lines.map((line) => Object.assign(element.ownerDocument.createElement('li'), { textContent: line })),
    );
  };
  const plugins = [use, imageProcessors, resnet];
  write(['Loading …']);
  try {
    const model = await AutoModelForImageClassification.fromPretrained(id, { ...options, use: plugins });
    const { fetch, endpoint, cacheDir, token } = options;
    const processor = await AutoImageProcessor.fromPretrained(id, { use: plugins, fetch, endpoint, cacheDir, token });
    write([]);
    return {
      async show(photo) {
        const { logits } = await model.forward(await processor(photo));
        const [labels = []] = topK(softmax(logits), 3, model.config.id2label);
        write(labels.map(({ label, score }) => `${label} ${Math.round(score * 100)} %`));
      },
      dispose: () => model.dispose(),
    };
  } catch (error) {
    write([AutomodelError.is(error) ? error.remedy : 'It does not work.']);
    throw error;
  }
}
