import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asAppliedClientSide, readClusterSet } from './clusterSet';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

describe('readClusterSet', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eco-set-'));
    const manifest = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: one}\n';
    await writeFile(join(folder, 'one.yaml'), manifest);
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('reads the files of a table, beside the table', async () => {
    const table = join(folder, 'SET.tsv');
    await writeFile(table, 'tool\tfile\nsome\tone.yaml\n\n');
    const { objects } = await readClusterSet(table);
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(['one']);
  });

  it('says what is wrong with a table', async () => {
    const table = join(folder, 'BAD.tsv');
    await writeFile(table, 'name\none.yaml\n');
    await expect(readClusterSet(table)).rejects.toThrow(
      'BAD.tsv:1: the heading must have a column "file"',
    );
  });

  it('takes BENCH.tsv where there is one, and its own objects otherwise', async () => {
    const table = join(folder, 'BENCH.tsv');
    await writeFile(table, 'file\none.yaml\n');
    const folders = [undefined, join(folder, 'not-there'), folder];
    expect((await readClusterSet(undefined, folders)).name).toBe(table);

    const { name, objects } = await readClusterSet(undefined, []);
    expect(name).toMatch(/demo-prod \(no BENCH\.tsv/);
    expect(objects.length).toBeGreaterThan(100);
  });
});

describe('asAppliedClientSide', () => {
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x', annotations: { note: 'kept' } },
    data: { key: 'value' },
  };

  it('repeats the object in an annotation, and not the annotation in itself', () => {
    const once = asAppliedClientSide(object);
    const { annotations = {} } = once.metadata;
    expect(annotations.note).toBe('kept');
    expect(JSON.parse(annotations[LAST_APPLIED])).toEqual(object);
    expect(asAppliedClientSide(once)).toEqual(once);
  });

  it('leaves alone what does not fit, and takes null for no annotations', () => {
    const large = { ...object, data: { key: 'x'.repeat(256 * 1024) } };
    expect(asAppliedClientSide(large)).toBe(large);
    const metadata = { name: 'x', annotations: null as any };
    const bare = asAppliedClientSide({ ...object, metadata });
    expect(bare.metadata.annotations).toHaveProperty([LAST_APPLIED]);
  });
});
