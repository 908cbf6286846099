/** Which device to run on: `auto` (the best one available), a name, or names in order of preference. */
export type DeviceOption = 'auto' | (string & {}) | readonly string[];
