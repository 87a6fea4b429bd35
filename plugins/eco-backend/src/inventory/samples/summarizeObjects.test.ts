import { summarizeObjects } from './summarizeObjects';

const ASKED = { apiVersion: 'acme.io/v1', at: '2026-01-01T12:00:00Z' };

function written(name: string, ...versions: string[]) {
  const managedFields = versions.map(version => ({
    manager: 'gitops',
    apiVersion: `acme.io/${version}`,
  }));
  return { metadata: { name, managedFields } };
}

describe('a summary of objects', () => {
  it('names managers that wrote in another version than requested', () => {
    const items = [
      written('new', 'v1'),
      written('old', 'v1beta1', 'v1'),
      written('older', 'v1beta1', 'v1beta1'),
    ];
    expect(summarizeObjects(items, {}, ASKED).otherVersions).toEqual([
      {
        version: 'v1beta1',
        manager: 'gitops',
        count: 2,
        example: { name: 'old' },
      },
    ]);
    const { otherVersions } = summarizeObjects(
      [written('new', 'v1')],
      {},
      ASKED,
    );
    expect(otherVersions).toBeUndefined();
  });

  it('names the objects that have been deleting longest', () => {
    const items = [3, 1, 2, 6, 4, 5].map(hour => ({
      metadata: {
        name: `w${hour}`,
        deletionTimestamp: `2026-01-01T0${hour}:00:00Z`,
        finalizers: ['acme.io/done'],
      },
    }));
    const { deleting, waiting } = summarizeObjects(items, {}, ASKED);
    expect(deleting).toBe(6);
    expect(waiting?.map(({ name }) => name)).toEqual([
      'w1',
      'w2',
      'w3',
      'w4',
      'w5',
    ]);
  });

  it('finds an example for each finalizer in a single pass', () => {
    const finalizers = Array.from({ length: 50 }, (_, i) => `acme.io/f${i}`);
    let reads = 0;
    const plain = {
      name: 'plain',
      get finalizers() {
        reads++;
        return [];
      },
    };
    const items = [plain, { name: 'one', finalizers }].map(metadata => ({
      metadata,
    }));
    const summary = summarizeObjects(items, {}, ASKED);
    expect(summary.finalizers).toHaveLength(50);
    expect(summary.finalizers[49]).toEqual({
      name: 'acme.io/f49',
      count: 1,
      example: { name: 'one' },
    });
    expect(reads).toBeLessThan(5);
  });
});
