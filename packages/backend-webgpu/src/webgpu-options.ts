import type { ChoiceTable } from './tuning/algorithm-choices.js';
import type { ChoiceStore } from './tuning/choice-store.js';

/** WebGPU's GPUDevice, where its types are known (TypeScript with `@webgpu/types`). */
export type GpuDevice = typeof globalThis extends { GPUDevice: { prototype: infer Device } } ? Device : unknown;

export interface WebgpuOptions {
  /**
   * A device of your own, or a function that gives one, which is called again when that one was lost. It is used as it is, with the limits and
   * features that you asked for, and never destroyed.
   * @default a device is requested for this backend alone
   */
  readonly device?: GpuDevice | (() => Promise<GpuDevice>) | undefined;
  /**
   * Which adapter to ask for, where there are several: `high-performance` for a graphics card, `low-power` for the one inside the processor.
   * @default high-performance
   */
  readonly powerPreference?: 'high-performance' | 'low-power' | undefined;
  /**
   * Asks for features that no standard has yet, such as products of whole matrices by a subgroup.
   * @default false
   */
  readonly experimental?: boolean | undefined;
  /**
   * Flags for the package `webgpu`, which Node uses, such as `enable-dawn-features=vulkan_enable_f16_on_nvidia`. Browsers ignore them.
   * @default none
   */
  readonly nodeFlags?: readonly string[] | undefined;
  /**
   * How floats are stored: `float16` halves what weights and activations take, and needs a device with `shader-f16`. Sums are float32 in either case.
   * @default float32
   */
  readonly dtype?: 'float16' | 'float32' | undefined;
  /**
   * Choices of algorithms that were measured on this device before, as `measuredChoices` gave them. The line `*` stands for all products that
   * have none of their own; of several algorithms, separated by commas, the first that fits is taken.
   * @default what was measured on devices of its kind, else estimates
   */
  readonly choices?: ChoiceTable | undefined;
  /**
   * Measures which algorithms are fastest for the shapes of a model before its first run, which takes some seconds. Shapes that were measured before are not measured again:
   * browsers keep what was measured in the Cache API, elsewhere `choiceStore` does; or pass what `measuredChoices` gives as `choices` the next time.
   * @default false
   */
  readonly measure?: boolean | undefined;
  /**
   * Where choices that are measured are kept, by adapter and version of this package. One that fails is as one that has nothing.
   * @default the Cache API where there is one and `measure` is on
   */
  readonly choiceStore?: ChoiceStore | undefined;
  /**
   * Where results are left: `gpu-buffer` keeps float32 and int32 outputs on the GPU, as tensors whose `getData` brings them to the CPU and whose
   * `dispose` frees them.
   * @default cpu
   */
  readonly preferredOutputLocation?: 'cpu' | 'gpu-buffer' | undefined;
  /**
   * Whether each new set of input shapes runs once on zeros as soon as it is prepared, so that the first real run is as fast as the others. Software adapters
   * do without.
   * @default true
   */
  readonly warmup?: boolean | undefined;
  /** Is told how many of a session's pipelines are compiled. */
  readonly onPipelines?: ((progress: { readonly compiled: number; readonly total: number }) => void) | undefined;
}
