/** Packages of automodel are ES modules: Jest runs them as they are, with --experimental-vm-modules. */
export default {
  testEnvironment: './jest-environment.js',
  testMatch: ['<rootDir>/tests/*.jest.test.js'],
  transform: {},
};
