#!/usr/bin/env node
const {
  runDefinitionsCheck,
} = require('@backstage-eco/plugin-eco-backend/assessment');

runDefinitionsCheck(process.argv.slice(2), line => console.log(line)).then(
  code => {
    process.exitCode = code;
  },
);
