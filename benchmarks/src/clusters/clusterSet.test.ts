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

  it('resolves the files of a table relative to the table', async () => {
    const table = join(folder, 'SET.tsv');
    await writeFile(table, 'tool\tfile\nsome\tone.yaml\n\n');
    const { objects } = await readClusterSet(table);
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(['one']);
  });

  it('rejects a table without a file column', async () => {
    const table = join(folder, 'BAD.tsv');
    await writeFile(table, 'name\none.yaml\n');
    await expect(readClusterSet(table)).rejects.toThrow(
      'BAD.tsv:1: the heading must have a column "file"',
    );
  });

  it('uses BENCH.tsv if present, and the demo objects otherwise', async () => {
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

  it('stores the object in an annotation, without the annotation itself', () => {
    const once = asAppliedClientSide(object);
    const { annotations = {} } = once.metadata;
    expect(annotations.note).toBe('kept');
    expect(JSON.parse(annotations[LAST_APPLIED])).toEqual(object);
    expect(asAppliedClientSide(once)).toEqual(once);
  });

  it('leaves objects over the size limit as they are, and accepts null annotations', () => {
    const large = { ...object, data: { key: 'x'.repeat(256 * 1024) } };
    expect(asAppliedClientSide(large)).toBe(large);
    const metadata = { name: 'x', annotations: null as any };
    const bare = asAppliedClientSide({ ...object, metadata });
    expect(bare.metadata.annotations).toHaveProperty([LAST_APPLIED]);
  });
});
