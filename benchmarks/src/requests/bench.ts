import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { missedBars } from './RequestFigures';
import { runRequests } from './runRequests';

const USAGE =
  'usage: npm run bench -- requests [--kills N] [--seed N] [--out FILE.json]';

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      kills: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  });
  const number = (option: 'kills' | 'seed') => {
    if (!/^\d{1,5}$/.test(values[option])) {
      throw new Error(`--${option} must be a number\n${USAGE}`);
    }
    return Number(values[option]);
  };
  return {
    kills: number('kills'),
    seed: number('seed'),
    // npm runs this in the checkout, so resolve against the caller's folder.
    out:
      values.out && resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
  };
}

/**
 * `npm run bench -- requests …`: database requests while backends are killed.
 */
async function main(args: string[]): Promise<void> {
  const { out, ...options } = readOptions(args);
  const figures = await runRequests({
    ...options,
    say: text => console.error(text),
  });
  console.log(JSON.stringify(figures.summary));
  if (out) {
    await writeFile(
      out,
      `${JSON.stringify({ ...figures, seed: options.seed }, undefined, 2)}\n`,
    );
  }
  const missed = missedBars(figures.summary);
  missed.forEach(bar => console.log(`missed: ${bar}`));
  process.exitCode = missed.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  // Exit explicitly: handles left by killed backends would keep this process
  // alive.
  () => process.exit(),
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
