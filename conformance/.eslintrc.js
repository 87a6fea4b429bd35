module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // What is put to the test is the backend itself.
    '@backstage/no-mixed-plugin-imports': 'off',
    'jest/no-standalone-expect': [
      'error',
      { additionalTestBlockFunctions: ['itWithOperator'] },
    ],
  },
});
