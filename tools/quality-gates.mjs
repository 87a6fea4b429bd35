// @ts-check
import { join } from 'node:path';
import { cacheFolder, ROOT } from './folders.mjs';

const BACKSTAGE = join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli');
const REPO_TOOLS = join(
  ROOT,
  'node_modules/@backstage/repo-tools/bin/backstage-repo-tools',
);

/**
 * Checks that every change must pass in addition to the tests, in the order of
 * execution. Each is a Node program with its arguments, run in the checkout.
 * The API reports are generated from the output of the type check. Formatting
 * and lint skip files unchanged since they last passed.
 *
 * @type {Array<{ name: string, args: string[] }>}
 */
export const QUALITY_GATES = [
  {
    name: 'Formatting',
    args: [
      join(ROOT, 'node_modules/prettier/bin-prettier.js'),
      ...['--check', '--loglevel', 'warn', '.'],
      ...['--cache', '--cache-strategy', 'content'],
      ...['--cache-location', join(cacheFolder(), 'checks/prettier')],
    ],
  },
  {
    name: 'Lint',
    args: [
      ...[BACKSTAGE, 'repo', 'lint', '--max-warnings', '0'],
      ...['--success-cache', '--success-cache-dir'],
      join(cacheFolder(), 'checks'),
    ],
  },
  {
    name: 'Types',
    args: [
      join(ROOT, 'node_modules/typescript/bin/tsc'),
      ...['--skipLibCheck', 'true', '--incremental', 'false'],
    ],
  },
  {
    name: 'Configuration',
    args: [BACKSTAGE, 'config:check', '--lax', '--strict'],
  },
  {
    name: 'Configuration of the demo',
    args: [
      ...[BACKSTAGE, 'config:check', '--lax', '--strict'],
      ...['--config', 'app-config.yaml', '--config', 'app-config.demo.yaml'],
    ],
  },
  {
    name: 'API reports',
    args: [
      ...[REPO_TOOLS, 'api-reports', 'plugins/*'],
      ...['--ci', '--validate-release-tags'],
      // Self-explanatory fields have no comment. Packages of this checkout are
      // read as TypeScript. Code generated from openapi.yaml has no release
      // tags, and is exported under other names.
      '-o',
      'ae-undocumented,ae-wrong-input-file-type,ae-forgotten-export',
    ],
  },
  { name: 'Unused code', args: [join(ROOT, 'node_modules/knip/bin/knip.js')] },
];
