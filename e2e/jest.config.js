const swcTransform = require.resolve('@backstage/cli/config/jestSwcTransform');
/**
 * Dependencies that exist as ECMAScript modules only, which Jest must
 * transform.
 */
const MODULES = ['get-port'];

/**
 * Separate from the workspaces' tests: these start the portal as a user would.
 */
module.exports = {
  rootDir: 'src',
  testEnvironment: 'node',
  // Two portals at a time are too much for a small machine.
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
