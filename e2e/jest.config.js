/** Not among the tests of the workspaces: it starts the portal as a person would. */
module.exports = {
  rootDir: 'src',
  testEnvironment: 'node',
  // Two portals at a time would be too much for a small machine.
  maxWorkers: 1,
  testTimeout: 60_000,
  transform: {
    '\\.ts$': [
      require.resolve('@backstage/cli/config/jestSwcTransform'),
      {
        module: { ignoreDynamic: true, exportInteropAnnotation: true },
        jsc: { parser: { syntax: 'typescript' } },
      },
    ],
  },
};
