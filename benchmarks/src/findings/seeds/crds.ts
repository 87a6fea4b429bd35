import { Seed } from './Seed';
import { addVersion, crdReference, storeIn } from './parts';

const CLUSTERS = 'clusters.cluster.x-k8s.io';

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
];
