/** What the app imports through its list of plugins, or installs along, and does not use. */
const unused: readonly RegExp[] = [
  /@automodel\/model-timm\//,
  /@automodel\/backend-onnxruntime\//,
  /@automodel\/image\//,
  /@automodel\/pipelines\//,
  /@automodel\/testing\//,
  /onnxruntime-web\//,
  /sharp\//,
];

/** The modules of a bundle that the app has no use for. */
export function unusedModules(modules: readonly string[]): string[] {
  return modules.filter((path) => unused.some((pattern) => pattern.test(path)));
}
