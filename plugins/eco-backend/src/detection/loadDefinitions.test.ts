import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDefinitions } from './loadDefinitions';

const VALID = `id: acme
name: Acme
purpose: For tests.
layers: [certificates]
observable: always
links: []
signals:
  installed:
    - kind: image
      repositories: [acme/controller]
`;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'eco-definitions-'));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function folder(name: string, files: Record<string, string>) {
  const directory = join(root, name);
  await mkdir(directory);
  for (const [file, text] of Object.entries(files)) {
    await writeFile(join(directory, file), text);
  }
  return directory;
}

describe('loadDefinitions', () => {
  it('reports problems by file, line and reason, and loads the rest', async () => {
    const directory = await folder('own', {
      'acme.yaml': VALID,
      'kind.yaml': VALID.replace('kind: image', 'kind: picture'),
      'layer.yaml': VALID.replace('certificates', 'certs'),
      'field.yaml': VALID.replace('repositories:', 'repository:'),
      'missing.yaml': VALID.replace('purpose: For tests.\n', ''),
      'pattern.yaml': `${VALID}      tagPattern: '('\n`,
      'date.yaml': `${VALID}lifecycle:
  state: retired
  source: http://acme.example.com
  date: 2026-02-30
`,
      'reason.yaml': VALID.replace('always', 'never'),
      'syntax.yaml': VALID.replace('[certificates]', '[certificates'),
      'empty.yaml': '',
      'notes.txt': 'no definition',
    });
    const { definitions, problems } = await loadDefinitions([directory]);
    expect(definitions.map(({ id }) => id)).toEqual(['acme']);
    const found = (file: string) =>
      problems
        .filter(problem => problem.file === join(directory, file))
        .map(({ line, reason }) => `${line}: ${reason}`);
    expect(found('kind.yaml')).toEqual([
      '9: signals.installed.0: unknown kind of signal "picture"; definition.schema.json has the kinds',
    ]);
    expect(found('layer.yaml')[0]).toMatch(
      /^4: layers\.0: must be one of cluster-provisioning, cni, /,
    );
    expect(found('field.yaml')).toEqual([
      '9: signals.installed.0: "repositories" is missing; add it',
      '10: signals.installed.0: unknown field "repository"; known are kind, repositories, where, init, version, tagPattern',
    ]);
    expect(found('missing.yaml')).toEqual([
      '1: the definition: "purpose" is missing; add it',
    ]);
    expect(found('pattern.yaml')[0]).toMatch(
      /^11: signals\.installed\.0\.tagPattern: error parsing regexp: missing closing/,
    );
    expect(found('date.yaml')).toEqual([
      '13: lifecycle.source: must begin with https://',
      '14: lifecycle.date: must be a day that exists, written YYYY-MM-DD',
    ]);
    expect(found('reason.yaml')).toEqual([
      '1: the definition: "observableReason" is missing; add it',
    ]);
    expect(found('syntax.yaml')[0]).toMatch(/^[45]: is no valid YAML: /);
    expect(found('empty.yaml')).toEqual(['1: the definition: must be object']);
  });

  it('rejects duplicate ids in a folder, and a file with another name', async () => {
    const directory = await folder('own', {
      'acme.yaml': VALID,
      'acme.yml': VALID,
      'other.yaml': VALID.replace('id: acme', 'id: different'),
    });
    const { definitions, problems } = await loadDefinitions([directory]);
    expect(definitions).toHaveLength(1);
    expect(problems).toEqual([
      {
        file: join(directory, 'other.yaml'),
        line: 1,
        reason:
          'id: "different" needs the file name different.yaml; rename one',
      },
      {
        file: join(directory, 'acme.yml'),
        line: 1,
        reason: 'id: "acme" is already defined by acme.yaml; remove one',
      },
    ]);
  });

  it('lets a later folder replace a definition of an earlier one', async () => {
    const ours = await folder('ours', { 'acme.yaml': VALID });
    const theirs = await folder('theirs', {
      'acme.yaml': VALID.replace('name: Acme', 'name: Their Acme'),
    });
    const { definitions, problems } = await loadDefinitions([ours, theirs]);
    expect(definitions.map(({ name }) => name)).toEqual(['Their Acme']);
    expect(problems).toEqual([]);
  });

  it('reports a missing folder', async () => {
    const missing = join(root, 'missing');
    const { definitions, problems } = await loadDefinitions([missing]);
    expect(definitions).toEqual([]);
    expect(problems).toMatchObject([{ file: missing }]);
    expect(problems[0].reason).toMatch(/^the folder cannot be read: ENOENT$/);
  });
});
