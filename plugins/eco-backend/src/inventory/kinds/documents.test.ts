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

/** Returns the cells of the table that starts with this heading. */
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

  it('documents how each kind is requested', async () => {
    const table = tableIn(
      await readFile(file, 'utf8'),
      'Part,Kind,In,Which,Form,Later',
    );
    expect(table).toEqual(requestTable());
  });

  it('documents what uses each fact', async () => {
    const table = tableIn(await readFile(file, 'utf8'), 'Part,Fact,Needed by');
    expect(table).toEqual(factTable());
  });
});

/** Policy engines install it, but it belongs to none of them. */
const SHARED_GROUPS = ['wgpolicyk8s.io'];

/** Rancher stores tokens, password hashes and Secret manifests in them. */
const SENSITIVE_GROUPS = ['fleet.cattle.io', 'management.cattle.io'];

/**
 * Returns the API groups of the kinds that definitions name. `*` stands for any
 * text.
 */
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

/** Returns the group of `<group>/<kind>`. */
function groupOf(kind: string): string {
  return kind.split('/')[0];
}

describe('the ClusterRole', () => {
  const sources: KindSource[] = Object.values(KIND_SOURCES);
  const optionalRoles = new Set(
    sources.flatMap(({ optionalRole }) => optionalRole ?? []),
  );

  it.each(['eco-reader', ...optionalRoles])(
    '%s grants list and watch on exactly the kinds read with it',
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

  it('of the sampler covers exactly the groups of all tools, except sensitive ones', async () => {
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

  it('of the sampler names only groups of custom resources', async () => {
    const rules = await rulesOf('eco-sampler');
    expect(rules.map(({ verbs }) => verbs)).toEqual([['list']]);
    // Neither the core group nor all groups, because both include Secrets.
    // Groups without a dot, or of the form `<name>.k8s.io`, are built into
    // Kubernetes.
    for (const group of rules.flatMap(({ apiGroups }) => apiGroups)) {
      expect(group).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(group).not.toMatch(
        /^(apps|batch|rbac\.authorization|storage|networking|policy)(\.k8s\.io)?$/,
      );
    }
  });
});
