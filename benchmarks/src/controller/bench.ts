import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOperator } from './buildOperator';
import { ControllerFigures, measureController } from './measureController';
import { missedBars } from './missedBars';
import { printFigures } from './printFigures';

const USAGE =
  'usage: npm run bench -- controller [--databases N] [--quiet SECONDS] [--kills N] [--policies] [--alone] [--out FILE.json]';

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      databases: { type: 'string', default: '500' },
      quiet: { type: 'string', default: '300' },
      kills: { type: 'string', default: '50' },
      alone: { type: 'boolean', default: false },
      policies: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const number = (option: 'databases' | 'quiet' | 'kills') => {
    if (!/^\d{1,5}$/.test(values[option])) {
      throw new Error(`--${option} must be a number\n${USAGE}`);
    }
    return Number(values[option]);
  };
  return {
    databases: number('databases'),
    quietSeconds: number('quiet'),
    kills: number('kills'),
    alone: values.alone,
    policies: values.policies,
    // npm runs this in the checkout, so resolve against the caller's folder.
    out:
      values.out && resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
  };
}

/**
 * `npm run bench -- controller …`: the Database controller, alone and with a
 * rival.
 */
async function main(args: string[]): Promise<void> {
  const { out, alone, ...size } = readOptions(args);
  await buildOperator();
  const say = (text: string) => console.error(text);
  const figures: ControllerFigures & { competing?: ControllerFigures } =
    await measureController({ ...size, controllers: 1, say });
  console.log(printFigures('one controller', figures));
  if (!alone) {
    figures.competing = await measureController({
      ...size,
      controllers: 2,
      say,
    });
    console.log(printFigures('two that compete', figures.competing));
  }
  if (out) {
    await writeFile(out, `${JSON.stringify(figures, undefined, 2)}\n`);
  }
  const missed = [
    ...missedBars(figures, size),
    ...(figures.competing ? missedBars(figures.competing, size) : []),
  ];
  missed.forEach(bar => console.log(`missed: ${bar}`));
  process.exitCode = missed.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
