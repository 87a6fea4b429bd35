import {
  PersistentVolumeClaimFacts,
  PersistentVolumeFacts,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-node';
import { node, object } from '../../../detection/testing/buildInventory';
import { messagesOf, NOW, runCheck } from '../../__testUtils__/runCheck';
import { claimClassMissing } from './claimClassMissing';
import { claimLost } from './claimLost';
import { claimsWithoutDefaultClass } from './claimsWithoutDefaultClass';
import { storageClassWithoutDriver } from './storageClassWithoutDriver';
import { volumesReleased } from './volumesReleased';

function claim(
  facts: Partial<PersistentVolumeClaimFacts> = {},
): PersistentVolumeClaimFacts {
  return object('PersistentVolumeClaim', 'v1', {
    namespace: 'shop',
    name: 'data',
    createdAt: '2026-06-01T09:00:00Z',
    phase: 'Pending',
    ...facts,
  });
}

const fast: StorageClassFacts = object('StorageClass', 'storage.k8s.io/v1', {
  name: 'fast',
  provisioner: 'acme',
  isDefault: true,
});
const nodes = [node()];

describe('claims-without-default-storage-class', () => {
  it('finds claims that wait for a default class', () => {
    const storageClasses = [{ ...fast, isDefault: false }];
    expect(
      messagesOf(claimsWithoutDefaultClass, {
        nodes,
        storageClasses,
        persistentVolumeClaims: [claim(), claim({ name: 'more' })],
      }),
    ).toEqual([
      '2 PersistentVolumeClaims (data, more) in shop name no StorageClass, and there is no default.',
    ]);
  });

  it('accepts a default class, and claims that refuse one', () => {
    expect(
      messagesOf(claimsWithoutDefaultClass, {
        nodes,
        storageClasses: [fast],
        persistentVolumeClaims: [claim()],
      }),
    ).toEqual([]);
    expect(
      messagesOf(claimsWithoutDefaultClass, {
        nodes,
        persistentVolumeClaims: [
          claim({ refusesClass: true }),
          claim({ volume: 'made-by-hand' }),
          claim({ storageClass: 'fast' }),
          claim({ phase: 'Bound' }),
          claim({ createdAt: NOW }),
        ],
      }),
    ).toEqual([]);
  });

  it('is unknown in a cluster without nodes', () => {
    const { findings, unknown } = runCheck(claimsWithoutDefaultClass, {
      persistentVolumeClaims: [claim()],
    });
    expect(findings).toEqual([]);
    expect(unknown).toHaveLength(1);
  });
});

describe('claim-class-missing', () => {
  it('finds claims of a class that does not exist', () => {
    const cluster = {
      nodes,
      persistentVolumeClaims: [claim({ storageClass: 'fast' })],
    };
    expect(messagesOf(claimClassMissing, cluster)).toEqual([
      'PersistentVolumeClaim data in shop waits for StorageClass fast, which does not exist.',
    ]);
    expect(
      messagesOf(claimClassMissing, { ...cluster, storageClasses: [fast] }),
    ).toEqual([]);
  });

  it.each([
    ['the field', {}, 'spec.storageClassName'],
    [
      'the annotation of the beta',
      { 'volume.beta.kubernetes.io/storage-class': 'fast' },
      'metadata.annotations[volume.beta.kubernetes.io/storage-class]',
    ],
  ])('names the field of the class: %s', (_, annotations, field) => {
    const { findings } = runCheck(claimClassMissing, {
      nodes,
      persistentVolumeClaims: [claim({ storageClass: 'fast', annotations })],
    });
    expect(findings[0].evidence).toContainEqual(
      expect.objectContaining({ field, value: 'fast' }),
    );
  });
});

describe('volumes-released', () => {
  it('counts volumes of claims that are gone', () => {
    const persistentVolumes = ['Released', 'Failed', 'Bound'].map(
      (phase, position): PersistentVolumeFacts =>
        object('PersistentVolume', 'v1', { name: `pv-${position}`, phase }),
    );
    expect(messagesOf(volumesReleased, { persistentVolumes })).toEqual([
      '2 PersistentVolumes (pv-0, pv-1) remain although their claims were deleted.',
    ]);
  });
});

describe('claim-lost', () => {
  it('finds claims whose volume is gone', () => {
    expect(
      messagesOf(claimLost, {
        persistentVolumeClaims: [
          claim({ phase: 'Lost', volume: 'pv-1' }),
          claim({ phase: 'Bound' }),
        ],
      }),
    ).toEqual(['PersistentVolumeClaim data in shop has lost its volume pv-1.']);
  });
});

describe('storage-class-without-driver', () => {
  const ebs = { ...fast, name: 'gp3', provisioner: 'ebs.csi.aws.com' };
  const driver = object('CSIDriver', 'storage.k8s.io/v1', {
    name: 'ebs.csi.aws.com',
  });

  it('finds classes whose driver is not installed', () => {
    const cluster = { nodes, storageClasses: [ebs, fast] };
    expect(messagesOf(storageClassWithoutDriver, cluster)).toEqual([
      'StorageClass gp3 needs CSI driver ebs.csi.aws.com, which is not installed.',
    ]);
    expect(
      messagesOf(storageClassWithoutDriver, {
        ...cluster,
        csiDrivers: [driver],
      }),
    ).toEqual([]);
  });

  it('finds drivers of in-tree provisioners', () => {
    const said = (provisioner: string, kubernetesVersion = '1.36.0') =>
      messagesOf(storageClassWithoutDriver, {
        nodes,
        kubernetesVersion,
        storageClasses: [{ ...ebs, provisioner }],
      });
    expect(said('driver.longhorn.io')).toHaveLength(1);
    expect(said('kubernetes.io/aws-ebs')).toEqual([
      'StorageClass gp3 needs CSI driver ebs.csi.aws.com, which is not installed.',
    ]);
    expect(said('kubernetes.io/aws-ebs', '1.22.4')).toEqual([]);
    expect(said('rancher.io/local-path')).toEqual([]);
  });

  it('is unknown if no node runs pods', () => {
    const { findings, unknown } = runCheck(storageClassWithoutDriver, {
      storageClasses: [ebs],
    });
    expect(findings).toEqual([]);
    expect(unknown).toHaveLength(1);
  });
});
