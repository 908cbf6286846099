/**
 * Whose arithmetic resizes:
 * - `pil`: Pillow's `Image.resize`,
 * - `torchvision`: `resize` of torchvision on a uint8 tensor with antialiasing, as on CPUs with AVX2.
 */
export type ResizeBackend = 'pil' | 'torchvision';
