/** Records the addresses of the workers that this page starts from now on. */
export function recordWorkers(): readonly string[] {
  const addresses: string[] = [];
  globalThis.Worker = class extends globalThis.Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      addresses.push(String(address));
    }
  };
  return addresses;
}
