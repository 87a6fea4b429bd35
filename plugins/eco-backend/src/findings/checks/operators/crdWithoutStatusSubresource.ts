import {
  Check,
  CrdFacts,
  CrdVersionFacts,
} from '@backstage-eco/plugin-eco-node';
import { fact, unset } from '../../evidence';
import { groupsOfCrds } from '../crds/groupsOfCrds';
import { versionPath } from '../crds/storedVersions';

/** Returns versions whose status is written as a part of the object. */
function mixed({ versions }: CrdFacts): CrdVersionFacts[] {
  return versions.filter(
    ({ served, hasStatus, subresources }) =>
      served && hasStatus && !subresources.includes('status'),
  );
}

/** Reports CRDs with a status but without the subresource. */
export const crdWithoutStatusSubresource: Check = {
  id: 'crd-without-status-subresource',
  title: 'CRD has a status but no status subresource',
  severity: 'info',
  severityReason: 'It works as long as writers do not overwrite each other.',
  reads: ['crds', 'controllers'],
  find: facts =>
    groupsOfCrds(
      facts
        .items('crds')
        .filter(
          crd =>
            mixed(crd).length > 0 &&
            facts.controller(crd.name)?.state === 'found',
        ),
      {
        message: (crds, { length }) =>
          `${crds} ${
            length === 1 ? 'has' : 'have'
          } a status but no status subresource`,
        evidence: crd =>
          mixed(crd).flatMap(version => {
            const path = versionPath(crd, version);
            return [
              fact(crd, `${path}.name`, version.name),
              unset(crd, `${path}.subresources.status`),
            ];
          }),
      },
    ),
  why: 'Without the subresource, users can overwrite the status and controllers the spec, every write increments the generation, and you cannot grant access to spec and status separately.',
  fix: [
    {
      text: 'For your own CRD, add the status subresource and write the status through it. For other CRDs, ask the vendor.',
      command: 'kubectl explain {example} --recursive',
    },
  ],
  links: [
    {
      title: 'Status subresource',
      url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#status-subresource',
    },
  ],
};
