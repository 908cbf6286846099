/** The automodel package of each model type that has one, and the plugin that it exports. */
export const modelPackages: Readonly<Record<string, { readonly packageName: string; readonly plugin: string }>> = {
  resnet: { packageName: '@automodel/model-resnet', plugin: 'resnet' },
  timm_wrapper: { packageName: '@automodel/model-timm', plugin: 'timm' },
};
