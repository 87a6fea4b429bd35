module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Walks and expect* helpers contain the assertions.
    'jest/expect-expect': [
      'warn',
      { assertFunctionNames: ['expect*', 'walk*'] },
    ],
  },
});
