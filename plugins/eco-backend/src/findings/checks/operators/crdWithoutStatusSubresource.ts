import {
  Check,
  CrdFacts,
  CrdVersionFacts,
} from '@backstage-eco/plugin-eco-node';
import { fact, unset } from '../../evidence';
import { groupsOfCrds } from '../crds/groupsOfCrds';
import { versionPath } from '../crds/storedVersions';

/** Versions with a status that is written as a part of the object. */
function mixed({ versions }: CrdFacts): CrdVersionFacts[] {
  return versions.filter(
    ({ served, hasStatus, subresources }) =>
      served && hasStatus && !subresources.includes('status'),
  );
}

/** A status that is no subresource. */
export const crdWithoutStatusSubresource: Check = {
  id: 'crd-without-status-subresource',
  title: 'CRD has no status subresource',
  severity: 'info',
  severityReason: 'It works as long as writers take care of each other.',
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
        message: crds => `The status is no subresource of ${crds}`,
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
  why: 'Without the subresource a user can overwrite the status and a controller the spec, each write raises the generation, and rights cannot be given apart.',
  fix: [
    {
      text: 'For a CRD of your own, add the status subresource and write status through it. For others, ask the vendor.',
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
