/**
 * The program that is killed: a portal with self-service. It reads its options
 * from the first line of standard input, and reports on descriptor 3 once it
 * answers.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startSelfServicePortal } from '../selfService/startSelfServicePortal';

const ANSWERS_TO = 3;

async function main(): Promise<void> {
  const lines = createInterface(process.stdin)[Symbol.asyncIterator]();
  const task: string = (await lines.next()).value ?? '';
  await startSelfServicePortal(JSON.parse(task));
  writeSync(ANSWERS_TO, 'started\n');
  // Standard input closes when the parent ends.
  await lines.next();
}

main().then(
  () => process.exit(),
  error => {
    console.error(error);
    process.exit(1);
  },
);
