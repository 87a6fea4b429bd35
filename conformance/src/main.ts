import { reportControllers } from './controllers/reportControllers';
import { reportFaults } from './faults/reportFaults';
import { reportFuzz } from './fuzz/reportFuzz';

const USAGE = `usage: npm run conformance -- faults [--case NAME]… [--out FILE.json]
       npm run conformance -- fuzz [--minutes N] [--seed N] [--door NAME]… [--out FILE.json]
       npm run conformance -- controllers [--operator NAME]… [--out FILE.json]`;

/** Suites by name; each returns the exit code. */
const SUITES: Record<string, (args: string[]) => Promise<number>> = {
  faults: reportFaults,
  fuzz: reportFuzz,
  controllers: reportControllers,
};

/** `npm run conformance -- NAME …`: tests what must hold under any failure. */
async function main([name, ...args]: string[]): Promise<number> {
  const suite = SUITES[name];
  if (!suite) {
    throw new Error(USAGE);
  }
  return suite(args);
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
