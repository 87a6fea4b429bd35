import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';
import { factTable, requestTable } from '../__testUtils__/kindTables';
import { KIND_SOURCES, KindSource } from '.';

const PACKAGE = '@backstage-eco/plugin-eco-backend';

async function rulesOf(role: string): Promise<Array<Record<string, string[]>>> {
  const file = resolvePackagePath(PACKAGE, 'rbac', `${role}.yaml`);
  return parse(await readFile(file, 'utf8')).rules;
}

/** The cells of the table that begins with this heading. */
function tableIn(document: string, heading: string): string[][] {
  const lines = document.split('\n');
  const start = lines.findIndex(line => cellsOf(line).join() === heading);
  const table = lines.slice(start + 2);
  return table.slice(0, table.indexOf('')).map(cellsOf);
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());
}

describe('docs/inventory.md', () => {
  const file = resolvePackagePath(PACKAGE, '../../docs/inventory.md');

  it('says of each kind how it is asked for', async () => {
    const table = tableIn(
      await readFile(file, 'utf8'),
      'Part,Kind,In,Which,Form,Later',
    );
    expect(table).toEqual(requestTable());
  });

  it('says of each fact what needs it', async () => {
    const table = tableIn(await readFile(file, 'utf8'), 'Part,Fact,Needed by');
    expect(table).toEqual(factTable());
  });
});

describe('the ClusterRole', () => {
  const sources: KindSource[] = Object.values(KIND_SOURCES);
  const optionalRoles = new Set(
    sources.flatMap(({ optionalRole }) => optionalRole ?? []),
  );

  it.each(['eco-reader', ...optionalRoles])(
    '%s grants list and watch on what is read with it, and no more',
    async role => {
      const rules = await rulesOf(role);
      const granted = rules.flatMap(({ apiGroups = [], resources = [] }) =>
        apiGroups.flatMap(group => resources.map(each => `${group}/${each}`)),
      );
      const read = sources
        .filter(({ optionalRole = 'eco-reader' }) => optionalRole === role)
        .map(({ group, resource }) => `${group}/${resource}`);
      expect(granted.sort()).toEqual(read.sort());
      for (const { resources, verbs } of rules) {
        expect(verbs).toEqual(resources ? ['list', 'watch'] : ['get']);
      }
    },
  );

  it('of the sampler names groups of custom resources, and no others', async () => {
    const rules = await rulesOf('eco-sampler');
    expect(rules.map(({ verbs }) => verbs)).toEqual([['list']]);
    // Neither the core group nor all groups: both have Secrets. The groups of
    // Kubernetes itself without a dot, or with k8s.io after one name, are no CRDs'.
    for (const group of rules.flatMap(({ apiGroups }) => apiGroups)) {
      expect(group).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(group).not.toMatch(
        /^(apps|batch|rbac\.authorization|storage|networking|policy)(\.k8s\.io)?$/,
      );
    }
  });
});
