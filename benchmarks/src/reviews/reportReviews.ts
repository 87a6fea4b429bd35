import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isAsMeant, printCase, summarise } from './printReviews';
import { runReviews } from './runReviews';

/** Minimum share of seeded cases that the review foretells. */
const FORETOLD = 0.95;

/**
 * `npm run report -- reviews [--out FILE.json]`: compares the review of a
 * database with the controller's status afterwards.
 *
 * @returns the exit code: 1 if a bar is missed
 */
export async function reportReviews(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { out: { type: 'string' } } });
  const cases = await runReviews(text => console.error(text));
  cases.flatMap(printCase).forEach(line => console.log(line));
  const summary = summarise(cases);
  console.log(JSON.stringify(summary));
  if (values.out) {
    await writeFile(
      resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
      `${JSON.stringify({ summary, cases }, undefined, 2)}\n`,
    );
  }
  return cases.every(isAsMeant) &&
    summary.foretold >= FORETOLD * summary.seeded &&
    summary.goodBlocked === 0
    ? 0
    : 1;
}
