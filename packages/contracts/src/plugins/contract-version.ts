/** The version of the contract between core and its plugins. It changes only when an older plugin would no longer work. */
export const contractVersion: 1 = 1;
