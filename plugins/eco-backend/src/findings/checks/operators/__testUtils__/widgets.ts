import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import {
  CustomResourceSample,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { crd, workload } from '../../../../detection/testing/buildInventory';
import type { CrdController } from '../../../../operators';

/** CRD of the kind that the operators in tests manage. */
export const widgets = crd('widgets.acme.io', { definedKind: 'Widget' });

/** Creates a Deployment of the operator. */
export function operator(
  namespace: string,
  facts: Partial<WorkloadFacts> = {},
): WorkloadFacts {
  return workload(['acme/operator:1.0'], {
    namespace,
    name: 'operator',
    desired: 1,
    ...facts,
  });
}

/** Creates facts of an operator that is configured to watch some namespaces. */
export function watching(namespaces: string[] | 'all'): Partial<WorkloadFacts> {
  const watchedNamespaces = { value: namespaces, field: 'env[0]' };
  return {
    containers: [
      {
        name: 'main',
        image: 'acme/operator:1.0',
        init: false,
        settings: { watchedNamespaces },
      },
    ],
  };
}

/** Creates the controller of the CRD, or several candidates for it. */
export function controlledBy(...workloads: ObjectReference[]): CrdController[] {
  const candidates = workloads.map(({ apiVersion, kind, namespace, name }) => ({
    workload: { apiVersion, kind, namespace, name },
    evidence: [],
  }));
  const known = { crd: widgets.name, rivals: [] };
  return candidates.length === 1
    ? [{ ...known, state: 'found', controller: candidates[0] }]
    : [{ ...known, state: 'ambiguous', candidates }];
}

/** State in which no controller acts on the CRD. */
export const noController: CrdController[] = [
  { crd: widgets.name, rivals: [], state: 'not-here' },
];
/** State in which the controller of the CRD is unknown. */
export const unknownController: CrdController[] = [
  { crd: widgets.name, rivals: [], state: 'unknown', gaps: [] },
];

/** Creates a sample of the custom resources. */
export function sampled(
  facts: Partial<CustomResourceSample>,
): CustomResourceSample[] {
  return [
    {
      group: 'acme.io',
      plural: 'widgets',
      kind: 'Widget',
      version: 'v1',
      scope: 'Namespaced',
      state: 'read',
      sampledAt: '2026-06-01T11:00:00Z',
      triedAt: '2026-06-01T11:00:00Z',
      crdFingerprint: 'x',
      sampled: 1,
      managers: [],
      owners: [],
      finalizers: [],
      deleting: 0,
      ...facts,
    },
  ];
}
