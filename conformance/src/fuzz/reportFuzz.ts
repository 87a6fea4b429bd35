import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DOORS, FuzzResult, runFuzz } from './runFuzz';

const MS_PER_MINUTE = 60_000;
const FAILURE_CHARACTERS = 4_000;

/**
 * `npm run conformance -- fuzz [--minutes N] [--seed N] [--door NAME]… [--out
 * FILE.json]`
 *
 * @returns the exit code: 1 if an input did harm
 */
export async function reportFuzz(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '5' },
      seed: { type: 'string' },
      door: { type: 'string', multiple: true },
      out: { type: 'string' },
    },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) {
    throw new Error('--minutes: a number above 0, for example 5');
  }
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  if (!Number.isInteger(seed)) {
    throw new Error('--seed: a whole number, as an earlier run printed it');
  }
  const doors = DOORS.filter(
    ({ name }) => !values.door || values.door.includes(name),
  );
  if (doors.length === 0) {
    const names = DOORS.map(({ name }) => name).join(', ');
    throw new Error(`--door: one of ${names}`);
  }
  console.log(`seed ${seed}`);
  const results = await runFuzz({
    doors,
    seed,
    msPerDoor: (minutes * MS_PER_MINUTE) / doors.length,
    onResult: result => console.log(printResult(result)),
  });
  if (values.out) {
    await writeFile(
      resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
      `${JSON.stringify({ seed, results }, undefined, 2)}\n`,
    );
  }
  return results.some(({ failure }) => failure) ? 1 : 0;
}

function printResult({ door, inputs, failure }: FuzzResult): string {
  return failure
    ? `HARM  ${door}, after ${inputs} inputs:\n${failure.slice(
        0,
        FAILURE_CHARACTERS,
      )}`
    : `ok    ${door}: ${inputs} inputs`;
}
