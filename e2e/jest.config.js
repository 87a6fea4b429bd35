const swcTransform = require.resolve('@backstage/cli/config/jestSwcTransform');
/** A dependency that has only ECMAScript modules, which Jest takes as CommonJS. */
const MODULES = ['get-port'];

/** Not among the tests of the workspaces: it starts the portal as a person would. */
module.exports = {
  rootDir: 'src',
  testEnvironment: 'node',
  // Two portals at a time would be too much for a small machine.
  maxWorkers: 1,
  testTimeout: 240_000,
  transform: {
    '\\.ts$': [
      swcTransform,
      {
        module: { ignoreDynamic: true, exportInteropAnnotation: true },
        jsc: { parser: { syntax: 'typescript' } },
      },
    ],
    [`/node_modules/(${MODULES.join('|')})/`]: [
      swcTransform,
      { jsc: { parser: { syntax: 'ecmascript' } } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${MODULES.join('|')})/)`],
};
