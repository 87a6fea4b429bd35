import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { checkTable } from '../__testUtils__/checkTable';
import { BUILT_IN_CHECKS } from '.';

const FILE = resolvePackagePath(
  '@backstage-eco/plugin-eco-backend',
  '../../docs/findings.md',
);

/** Tables with fewer columns are those of the severities. */
const COLUMNS = 5;

function rowsOf(document: string): string[][] {
  return document
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
    .filter(cells => cells.length === COLUMNS);
}

describe('docs/findings.md', () => {
  it('lists every check as it is', async () => {
    expect(rowsOf(await readFile(FILE, 'utf8'))).toEqual(
      checkTable(BUILT_IN_CHECKS),
    );
  });
});
