import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCorpus } from './corpus';

const HEADER = 'file\ttool-id\tstate\tversion\twhere\tnotes\n';

describe('readCorpus', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'corpus-'));
    await writeFile(join(folder, 'TOOLS.tsv'), 'id\tname\nargocd\tArgo CD\n');
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function read(rows: string) {
    await writeFile(join(folder, 'EXPECTED.tsv'), `# a note\n${HEADER}${rows}`);
    return readCorpus(folder);
  }

  it('reads versions and the marks in the notes', async () => {
    const { rows } = await read(
      'a.yaml\tk3s\tinstalled\t1.28.5+k3s1\tNode\talso-right: 1.28.5 (kubelet); more\n' +
        'b.yaml\tcalico\ttrace\tunknown\t-\tclaim-installed: ok; more\n' +
        'c.yaml\talertmanager\tleftover\t0.33.0\t-\tno workload; with-crds: installed (Alertmanager/monitoring/main spec.version 0.33.0 is declared)\n',
    );
    expect(rows).toEqual([
      expect.objectContaining({
        version: '1.28.5+k3s1',
        alsoRight: ['1.28.5'],
        mayClaimInstalled: false,
      }),
      expect.objectContaining({ version: undefined, mayClaimInstalled: true }),
      expect.objectContaining({
        withCrds: { state: 'installed', version: '0.33.0' },
      }),
    ]);
  });

  it('keeps a file without tools, on which any report is false', async () => {
    const { files, rows } = await read('plain.yaml\tnone\tnone\t-\t-\t\n');
    expect(files).toEqual(['plain.yaml']);
    expect(rows).toEqual([]);
  });

  it('names the line of an unknown state', async () => {
    await expect(read('a.yaml\targocd\tthere\t1\t-\t\n')).rejects.toThrow(
      'EXPECTED.tsv:3: unknown state "there"',
    );
  });
});
