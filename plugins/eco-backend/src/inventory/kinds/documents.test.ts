import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';
import {
  matchesAny,
  sampledCrds,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import { builtInDefinitionsDirectory, loadDefinitions } from '../../detection';
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

/** Policy engines bring it, and it is nobody's own. */
const SHARED_GROUPS = ['wgpolicyk8s.io'];

/** Rancher keeps tokens, hashes of passwords and manifests of Secrets in them. */
const SENSITIVE_GROUPS = ['fleet.cattle.io', 'management.cattle.io'];

/** The API groups of the kinds that definitions name, `*` for any text in them. */
function groupsOf(definitions: readonly ToolDefinition[]): string[] {
  const ofSignals = definitions.flatMap(({ signals }) =>
    Object.values(signals)
      .flat()
      .flatMap(signal => (signal.kind === 'crd' && signal.groups) || []),
  );
  return [
    ...definitions.flatMap(({ owns = [] }) => owns.map(groupOf)),
    ...sampledCrds(definitions).map(name => name.replace(/^[^.]*\./, '')),
    ...ofSignals,
  ];
}

/** The group of `<group>/<kind>`. */
function groupOf(kind: string): string {
  return kind.split('/')[0];
}

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

  it('of the sampler has the groups of all tools but sensitive ones, and no more', async () => {
    const { definitions } = await loadDefinitions([
      builtInDefinitionsDirectory(),
    ]);
    const asked = [
      ...new Set([...groupsOf(definitions), ...SHARED_GROUPS]),
    ].filter(group => !SENSITIVE_GROUPS.includes(group));
    const granted = (await rulesOf('eco-sampler')).flatMap(
      ({ apiGroups }) => apiGroups,
    );
    const missing = asked.filter(
      pattern => !granted.some(group => matchesAny(group, [pattern])),
    );
    expect(missing.sort()).toEqual([]);
    expect(granted.filter(group => !matchesAny(group, asked))).toEqual([]);
    expect(granted).toEqual([...new Set(granted)].sort());
  });

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
