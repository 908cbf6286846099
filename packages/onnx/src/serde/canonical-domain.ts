/** ONNX's own domain has two spellings, '' and 'ai.onnx'; the IR knows the first. */
export function canonicalDomain(domain: string): string {
  return domain === 'ai.onnx' ? '' : domain;
}
