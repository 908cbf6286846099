/** What a backend may look at without knowing the IR: which operators a model has. */
export interface ModelOutline {
  readonly opsetImports: readonly { readonly domain: string; readonly version: number }[];
  readonly graph: { readonly nodes: readonly { readonly opType: string; readonly domain: string }[] };
}
