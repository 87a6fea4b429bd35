import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REAL_OPERATORS } from './operators';

it.each(Object.entries(REAL_OPERATORS))(
  '%s has the version of its Go build',
  (name, { module, version }) => {
    const file = join(__dirname, '../../../go', name, 'go.mod');
    expect(readFileSync(file, 'utf8')).toContain(`${module} ${version}`);
  },
);
