// The package's entry for Node is CommonJS under the name of an ES module; this file of it is one.
declare module 'wgsl_reflect/wgsl_reflect.module.js' {
  export * from 'wgsl_reflect';
}
