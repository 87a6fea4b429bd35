import { CustomResourceSample, PodFacts } from '@backstage-eco/plugin-eco-node';
import {
  crd,
  object,
  workload,
} from '../../../detection/testing/buildInventory';
import { messagesOf, NOW, runCheck } from '../../__testUtils__/runCheck';
import { databaseEndOfLife } from './databaseEndOfLife';
import { databaseWithoutBackup } from './databaseWithoutBackup';

describe('database-near-end-of-life', () => {
  const said = (...images: string[]) =>
    messagesOf(databaseEndOfLife, {
      statefulSets: images.map(image =>
        workload([image], {
          kind: 'StatefulSet',
          namespace: 'shop',
          name: 'db',
        }),
      ),
    });

  it.each([
    [
      'postgres:13.4',
      'PostgreSQL 13, which reached its end of life on 2025-11-13.',
    ],
    [
      'bitnami/postgresql:9.6.2',
      'PostgreSQL 9.6, which reached its end of life on 2021-11-11.',
    ],
    [
      'registry.opensource.zalan.do/acid/spilo-12:1.6-p3',
      'PostgreSQL 12, which reached its end of life on 2024-11-21.',
    ],
    ['mysql:5.7', 'MySQL 5.7, which reached its end of life on 2023-10-25.'],
    [
      'mariadb:10.6-focal',
      'MariaDB 10.6, which reaches its end of life on 2026-07-06.',
    ],
    [
      'docker.io/mongo:4.4.29',
      'MongoDB 4.4, which reached its end of life on 2024-02-29.',
    ],
  ])('finds %s', (image, words) => {
    expect(said(image)).toEqual([`StatefulSet db in shop runs ${words}`]);
  });

  it.each(['postgres:17', 'mysql:8.4.3', 'postgres:latest', 'shop/web:13'])(
    'says nothing of %s',
    image => expect(said(image)).toEqual([]),
  );

  it('finds pods created by an operator, with the path of their image', () => {
    const pod: PodFacts = object('Pod', 'v1', {
      namespace: 'shop',
      name: 'db-1',
      ready: true,
      containers: [
        {
          name: 'postgres',
          image: 'ghcr.io/cloudnative-pg/postgresql:13.9',
          init: false,
        },
      ],
    });
    const [{ evidence }] = runCheck(databaseEndOfLife, {
      pods: [pod],
    }).findings;
    expect(evidence).toMatchObject([{ field: 'spec.containers[0].image' }]);
  });
});

describe('database-without-backup', () => {
  const sample = (
    plural: string,
    group: string,
    namespace: string,
  ): CustomResourceSample => ({
    group,
    plural,
    kind: plural,
    version: 'v1',
    scope: 'Namespaced',
    state: 'read',
    sampledAt: NOW,
    triedAt: NOW,
    crdFingerprint: 'x',
    sampled: 1,
    count: 1,
    managers: [],
    owners: [],
    finalizers: [],
    deleting: 0,
    namespaces: [namespace],
    names: [{ namespace, name: 'db' }],
  });
  const group = 'postgresql.cnpg.io';
  const said = (...others: CustomResourceSample[]) =>
    messagesOf(databaseWithoutBackup, {
      crds: [crd(`clusters.${group}`, { definedKind: 'Cluster' })],
      samples: [sample('clusters', group, 'shop'), ...others],
    });

  it('finds databases in namespaces without a backup schedule', () => {
    expect(said()).toEqual(['No backup is configured for Cluster db in shop.']);
    expect(said(sample('scheduledbackups', group, 'other'))).toHaveLength(1);
  });

  it('accepts a backup schedule, and a tool that backs up everything', () => {
    expect(said(sample('scheduledbackups', group, 'shop'))).toEqual([]);
    expect(said(sample('schedules', 'velero.io', 'velero'))).toEqual([]);
  });
});
