import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { MATURITY_RULES } from './rules';

describe('docs/maturity.md', () => {
  it('has each rule with its level and weight', async () => {
    const text = await readFile(
      resolvePackagePath(
        '@backstage-eco/plugin-eco-backend',
        '../../docs/maturity.md',
      ),
      'utf8',
    );
    const told = text
      .split('\n## Level ')
      .slice(1)
      .flatMap(section =>
        [...section.matchAll(/^\| `([\w-]+)` +\| (\w+) /gm)].map(
          ([, id, weight]) => ({ id, level: Number(section[0]), weight }),
        ),
      );
    expect(new Set(told)).toEqual(
      new Set(
        MATURITY_RULES.map(({ id, level, weight }) => ({ id, level, weight })),
      ),
    );
  });
});
