/** Why a device is not available, if it is not. */
export function obstacleTo(device: string): string {
  return device === 'wasm'
    ? 'this runtime has no WebAssembly with SIMD; use a newer one (Node 16, Chrome 91, Firefox 89, Safari 16.4)'
    : `there is no device "${device}" here; the only one is "wasm"`;
}
