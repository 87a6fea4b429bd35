import { Check } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { isOlderThan } from '../../age';
import { groupByNamespace } from '../../groupByNamespace';
import { fact, unset } from '../../evidence';
import { namesOf } from '../../namesOf';

/** The class may be created after the claim. */
const GRACE_MINUTES = 5;

/** Reports pending claims without a class, if there is no default class. */
export const claimsWithoutDefaultClass: Check = {
  id: 'claims-without-default-storage-class',
  title: 'Claims are pending and no StorageClass is the default',
  severity: 'critical',
  severityReason: 'Pods that use these claims do not start.',
  reads: ['storageClasses', 'persistentVolumeClaims', 'nodes'],
  // Without nodes, there are no volumes either: the cluster is not set up yet.
  unknown: facts =>
    facts.items('nodes').length === 0 &&
    facts.items('persistentVolumeClaims').length > 0
      ? 'The cluster has no nodes'
      : undefined,
  find: facts => {
    const hasDefault = facts
      .items('storageClasses')
      .some(({ isDefault }) => isDefault);
    const waiting = facts
      .items('persistentVolumeClaims')
      .filter(
        ({
          phase,
          storageClass,
          refusesClass,
          volume,
          createdAt,
          deletingSince,
        }) =>
          phase === 'Pending' &&
          storageClass === undefined &&
          !refusesClass &&
          volume === undefined &&
          deletingSince === undefined &&
          isOlderThan(createdAt, { minutes: GRACE_MINUTES }, facts.now),
      );
    return hasDefault || facts.items('nodes').length === 0
      ? []
      : groupByNamespace(waiting).map(([namespace, claims]) => ({
          subject: {
            type: 'kind',
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            namespace,
          },
          message: `${namesOf(
            'PersistentVolumeClaim',
            claims,
          )} in ${namespace} ${
            claims.length === 1 ? 'names' : 'name'
          } no StorageClass, and there is no default.`,
          objects: { count: claims.length, some: claims.map(referenceTo) },
          evidence: claims.flatMap(claim => [
            fact(claim, 'status.phase', 'Pending'),
            unset(claim, 'spec.storageClassName'),
          ]),
        }));
  },
  why: 'A claim that names no class gets the default class. Without a default, the claim stays pending until you mark a class as the default.',
  fix: [
    {
      text: 'Check which classes exist.',
      command: 'kubectl get storageclasses',
    },
    {
      text: 'Mark one as the default. Pending claims then get it.',
      command:
        'kubectl annotate storageclass {class} storageclass.kubernetes.io/is-default-class=true',
    },
  ],
  links: [
    {
      title: 'Change the default StorageClass',
      url: 'https://kubernetes.io/docs/tasks/administer-cluster/change-default-storage-class/',
    },
  ],
};
