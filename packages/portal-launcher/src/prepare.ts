import { ensureBinaries } from 'control-plane';
import { phase, print } from './progress';

/** Gets the programs of the control plane, unless they are there. */
phase('Getting the control plane', () =>
  ensureBinaries({ onProgress: line => print(`  ${line}`) }),
).catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
