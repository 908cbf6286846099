/** The limit of the reference implementation: https://github.com/huggingface/safetensors#format */
export const maximumHeaderLength = 100_000_000;
