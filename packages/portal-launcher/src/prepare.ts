import { ensureBinaries } from 'control-plane';
import { phase, print } from './progress';

/** Downloads the control plane's programs unless they are present. */
phase('Getting the control plane', () =>
  ensureBinaries({ onProgress: line => print(`  ${line}`) }),
).catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
