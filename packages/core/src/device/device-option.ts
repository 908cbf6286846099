/** Which device to run on: `auto` (the best one available), a name, or names in order of preference, of which `auto` may be one. */
export type DeviceOption = 'auto' | (string & {}) | readonly string[];
