module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // What a walk looks for is checked there.
    'jest/expect-expect': [
      'warn',
      { assertFunctionNames: ['expect*', 'walk*'] },
    ],
  },
});
