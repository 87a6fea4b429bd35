import {
  PersistentVolumeClaimFacts,
  PersistentVolumeFacts,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-node';
import { buildInventory, object } from '../../detection/testing/buildInventory';
import { summariseStorage } from './summariseStorage';

function storageClass(name: string, isDefault = false): StorageClassFacts {
  return {
    ...object<{}>('StorageClass', 'storage.k8s.io/v1', { name }),
    provisioner: 'ebs.csi.aws.com',
    isDefault,
  };
}

function claim(
  facts: Partial<PersistentVolumeClaimFacts>,
): PersistentVolumeClaimFacts {
  return {
    ...object<{}>('PersistentVolumeClaim', 'v1', { namespace: 'shop' }),
    phase: 'Bound',
    ...facts,
  };
}

function volume(facts: Partial<PersistentVolumeFacts>): PersistentVolumeFacts {
  return {
    ...object<{}>('PersistentVolume', 'v1', {}),
    phase: 'Bound',
    driver: 'ebs.csi.aws.com',
    ...facts,
  };
}

describe('summariseStorage', () => {
  it('counts classes, claims and volumes', () => {
    const inventory = buildInventory({
      storageClasses: [storageClass('slow'), storageClass('fast', true)],
      persistentVolumeClaims: [
        claim({ storageClass: 'fast' }),
        claim({ storageClass: 'fast' }),
        claim({ storageClass: 'gone', phase: 'Pending' }),
        claim({ phase: 'Pending' }),
      ],
      persistentVolumes: [
        volume({ storageClass: 'fast' }),
        volume({ storageClass: 'fast', phase: 'Released' }),
        volume({ driver: undefined }),
      ],
    });
    expect(summariseStorage(inventory)).toEqual({
      classes: {
        total: 2,
        defaults: ['fast'],
        items: [
          {
            name: 'fast',
            provisioner: 'ebs.csi.aws.com',
            isDefault: true,
            claims: 2,
            volumes: 2,
          },
          {
            name: 'slow',
            provisioner: 'ebs.csi.aws.com',
            isDefault: false,
            claims: 0,
            volumes: 0,
          },
        ],
      },
      claims: {
        total: 4,
        phases: [
          { name: 'Bound', count: 2 },
          { name: 'Pending', count: 2 },
        ],
        withoutClass: 1,
        missingClasses: [{ name: 'gone', count: 1 }],
      },
      volumes: {
        total: 3,
        phases: [
          { name: 'Bound', count: 2 },
          { name: 'Released', count: 1 },
        ],
        drivers: [{ name: 'ebs.csi.aws.com', count: 2 }],
      },
      unknown: [],
    });
  });

  it('omits unread lists instead of counting zero', () => {
    const unread = {
      state: 'unread',
      since: '2026-01-02T00:00:00Z',
      reason: '403',
    } as const;
    const inventory = buildInventory(
      {
        storageClasses: [storageClass('fast')],
        persistentVolumes: [volume({ storageClass: 'fast' })],
      },
      { persistentVolumeClaims: unread },
    );
    const numbers = summariseStorage(inventory);
    expect(numbers.claims).toBeUndefined();
    expect(numbers.classes?.items).toEqual([
      expect.objectContaining({ name: 'fast', volumes: 1 }),
    ]);
    expect(numbers.classes?.items[0]).not.toHaveProperty('claims');
    expect(numbers.unknown).toEqual([
      {
        what: 'persistentVolumeClaims',
        since: '2026-01-02T00:00:00Z',
        reason: '403',
      },
    ]);
    const classesUnread = buildInventory(
      { persistentVolumeClaims: [claim({ storageClass: 'fast' })] },
      { storageClasses: unread },
    );
    expect(summariseStorage(classesUnread).claims).not.toHaveProperty(
      'missingClasses',
    );
  });

  it('uses stale lists, and reports them', () => {
    const stale = {
      state: 'stale',
      readAt: '2026-01-01T00:00:00Z',
      since: '2026-01-02T00:00:00Z',
      reason: 'timed out',
      items: [claim({ storageClass: 'fast' })],
    } as const;
    const numbers = summariseStorage(
      buildInventory(
        {},
        { persistentVolumeClaims: { ...stale, items: [...stale.items] } },
      ),
    );
    expect(numbers.claims?.total).toBe(1);
    expect(numbers.unknown).toHaveLength(1);
  });

  it('limits its size', () => {
    const numbers = summariseStorage(
      buildInventory({
        storageClasses: Array.from({ length: 60 }, (_, at) =>
          storageClass(`c${at}`, true),
        ),
        persistentVolumeClaims: Array.from({ length: 60 }, (_, at) =>
          claim({ storageClass: `m${at}` }),
        ),
      }),
    );
    expect(numbers.classes).toMatchObject({ total: 60 });
    expect(numbers.classes?.items).toHaveLength(50);
    expect(numbers.classes?.defaults).toHaveLength(50);
    expect(numbers.claims?.missingClasses).toHaveLength(50);
  });
});
