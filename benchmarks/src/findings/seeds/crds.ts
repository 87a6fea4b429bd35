import { objectOf, Seed } from './Seed';
import {
  addVersion,
  crdReference,
  deployment,
  smallDeployment,
  storeIn,
} from './parts';

const CLUSTERS = 'clusters.cluster.x-k8s.io';

/** Namespace of an application. */
const DATABASES = 'shop-databases';

/** For Cluster API, Gatekeeper and CloudNativePG. */
export const CRD_SEEDS: Seed[] = [
  {
    id: 'crd-stored-version-not-served: version that a release stopped serving',
    check: 'crd-stored-version-not-served',
    about: CLUSTERS,
    sow: ({ client }) => storeIn(client, CLUSTERS, ['v1alpha4', 'v1beta1']),
  },
  {
    id: 'crd-stored-version-not-served: version that was switched off by hand',
    check: 'crd-stored-version-not-served',
    about: 'poolers.postgresql.cnpg.io',
    sow: async ({ client }) => {
      const crd = 'poolers.postgresql.cnpg.io';
      await addVersion(client, crd, { name: 'v1alpha1', served: false });
      await storeIn(client, crd, ['v1alpha1', 'v1']);
    },
  },
  {
    id: 'crd-deprecated-version-stored: objects of an old release',
    check: 'crd-deprecated-version-stored',
    about: 'providers.externaldata.gatekeeper.sh',
    sow: ({ client }) =>
      storeIn(client, 'providers.externaldata.gatekeeper.sh', [
        'v1alpha1',
        'v1beta1',
      ]),
  },
  {
    id: 'crd-several-stored-versions: no migration after an upgrade',
    check: 'crd-several-stored-versions',
    about: 'constrainttemplates.templates.gatekeeper.sh',
    sow: ({ client }) =>
      storeIn(client, 'constrainttemplates.templates.gatekeeper.sh', [
        'v1beta1',
        'v1',
      ]),
  },
  {
    id: 'crd-deprecated-version-served: a version is announced to go',
    check: 'crd-deprecated-version-served',
    about: 'backups.postgresql.cnpg.io',
    sow: ({ client }) =>
      addVersion(client, 'backups.postgresql.cnpg.io', {
        name: 'v1alpha1',
        served: true,
        deprecated: true,
      }),
  },
  {
    id: 'crd-versions-without-conversion: a version with another schema',
    check: 'crd-versions-without-conversion',
    about: 'databases.postgresql.cnpg.io',
    sow: ({ client }) =>
      addVersion(client, 'databases.postgresql.cnpg.io', {
        name: 'v2alpha1',
        served: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: { size: { type: 'string' } },
              },
            },
          },
        },
      }),
  },
  {
    id: 'crd-not-established: a second CRD for the same kind',
    check: 'crd-not-established',
    about: 'pgclusters.postgresql.cnpg.io',
    sow: async ({ client }) => {
      const { spec } = await client.get(
        crdReference('clusters.postgresql.cnpg.io'),
      );
      const { conversion, ...rest } = spec;
      await client.create({
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'pgclusters.postgresql.cnpg.io' },
        spec: {
          ...rest,
          names: {
            kind: 'Cluster',
            listKind: 'ClusterList',
            plural: 'pgclusters',
          },
        },
      });
    },
  },
  {
    id: 'crd-conversion-webhook-down: conversion by a Service that is gone',
    check: 'crd-conversion-webhook-down',
    about: 'subscriptions.postgresql.cnpg.io',
    sow: ({ client }) =>
      client.patch(crdReference('subscriptions.postgresql.cnpg.io'), {
        spec: {
          conversion: {
            strategy: 'Webhook',
            webhook: {
              conversionReviewVersions: ['v1'],
              clientConfig: {
                service: { namespace: 'cnpg-system', name: 'gone' },
              },
            },
          },
        },
      }),
  },
  {
    id: 'deletion-stuck: a CRD whose object has a finalizer',
    check: 'deletion-stuck',
    about: 'imagecatalogs.postgresql.cnpg.io',
    sow: async ({ client }) => {
      await client.create({
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'ImageCatalog',
        metadata: {
          name: 'held',
          namespace: 'default',
          finalizers: ['example.com/held'],
        },
        spec: { images: [{ major: 17, image: 'example.com/postgres:17' }] },
      });
      await client.delete(crdReference('imagecatalogs.postgresql.cnpg.io'));
    },
  },
  {
    id: 'crd-deprecated-version-written: a manifest of an old release',
    check: 'crd-deprecated-version-written',
    about: 'backups.postgresql.cnpg.io',
    sow: ({ client }) =>
      client.create({
        apiVersion: 'postgresql.cnpg.io/v1alpha1',
        kind: 'Backup',
        metadata: { name: 'before-upgrade', namespace: 'default' },
        spec: { cluster: { name: 'shop' } },
      }),
  },
  {
    id: 'child-without-owner: unlike its sibling',
    check: 'child-without-owner',
    about: 'orphan',
    sow: async ({ client }) => {
      const owner = {
        apiVersion: 'shop.example.com/v1',
        kind: 'Widget',
        name: 'blue',
        uid: '00000000-0000-0000-0000-000000000001',
      };
      const fieldManager = 'widget-operator';
      for (const each of [
        smallDeployment('default', 'sibling', { owners: [owner] }),
        smallDeployment('default', 'orphan'),
      ]) {
        await client.serverSideApply(each, { fieldManager });
      }
    },
  },
  {
    id: 'child-without-owner: made by the controller of a kind',
    check: 'child-without-owner',
    about: 'pooler-of-shop',
    sow: ({ client }) =>
      client.serverSideApply(smallDeployment('default', 'pooler-of-shop'), {
        fieldManager: 'cloudnative-pg',
      }),
  },
  {
    id: 'several-controllers-of-a-kind: a second install for all namespaces',
    check: 'several-controllers-of-a-kind',
    about: 'cnpg-two',
    sow: async ({ client }) => {
      const namespace = 'cnpg-two';
      await client.create(objectOf('v1', 'Namespace', namespace));
      await client.create(
        objectOf('v1', 'ServiceAccount', 'cnpg-manager', { namespace }),
      );
      await client.create(
        objectOf(
          'rbac.authorization.k8s.io/v1',
          'ClusterRoleBinding',
          'cnpg-two',
          {
            roleRef: {
              apiGroup: 'rbac.authorization.k8s.io',
              kind: 'ClusterRole',
              name: 'cnpg-manager',
            },
            subjects: [
              { kind: 'ServiceAccount', namespace, name: 'cnpg-manager' },
            ],
          },
        ),
      );
      const { metadata, spec } = await client.get(
        deployment('cnpg-system', 'cnpg-controller-manager'),
      );
      const { name, labels } = metadata;
      await client.create({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name, labels, namespace },
        spec,
      });
    },
  },
  {
    id: 'database-near-end-of-life: a StatefulSet that nobody upgrades',
    check: 'database-near-end-of-life',
    about: 'PostgreSQL 12',
    sow: async ({ client }) => {
      await client.create(objectOf('v1', 'Namespace', DATABASES));
      await client.create(database('orders-db', 'postgres:12.22-alpine'));
    },
  },
  {
    id: 'database-near-end-of-life: a MySQL of years ago',
    check: 'database-near-end-of-life',
    about: 'MySQL 5.7',
    sow: ({ client }) =>
      client.create(database('carts-db', 'docker.io/library/mysql:5.7.44')),
  },
  {
    id: 'database-without-backup: a cluster without a schedule',
    check: 'database-without-backup',
    about: 'payments',
    sow: ({ client }) =>
      client.create({
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: { name: 'payments', namespace: DATABASES },
        spec: { instances: 1, storage: { size: '1Gi' } },
      }),
  },
  {
    id: 'workloads-unmanaged: applied from somebody’s machine',
    check: 'workloads-unmanaged',
    about: 'shop-by-hand',
    sow: async ({ client }) => {
      await client.create(objectOf('v1', 'Namespace', 'shop-by-hand'));
      await client.create(smallDeployment('shop-by-hand', 'web'));
    },
  },
  {
    id: 'operator-lacks-access: a kind that fell out of its role',
    check: 'operator-lacks-access',
    about: 'poolers.postgresql.cnpg.io',
    sow: async ({ client }) => {
      const reference = clusterRole('cnpg-manager');
      const { rules } = await client.get(reference);
      await client.patch(reference, {
        rules: rules.map((rule: { resources?: string[] }) => ({
          ...rule,
          resources: rule.resources?.filter(each => each !== 'poolers'),
        })),
      });
    },
  },
  {
    id: 'operator-lacks-access: its role was deleted',
    check: 'operator-lacks-access',
    about: 'gatekeeper',
    sow: ({ client }) => client.delete(clusterRole('gatekeeper-manager-role')),
  },
];

function database(name: string, image: string) {
  const { apiVersion, metadata, spec } = smallDeployment(DATABASES, name);
  const { template, ...rest } = spec;
  return {
    apiVersion,
    kind: 'StatefulSet',
    metadata,
    spec: {
      ...rest,
      serviceName: name,
      template: { ...template, spec: { containers: [{ name: 'db', image }] } },
    },
  };
}

function clusterRole(name: string) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    name,
  };
}
