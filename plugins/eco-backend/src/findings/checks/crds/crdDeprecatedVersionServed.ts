import { Check } from '@backstage-eco/plugin-eco-node';
import { fact } from '../../evidence';
import { groupsOfCrds } from './groupsOfCrds';
import { versionPath } from './storedVersions';

/** Reports deprecated versions that clients can still request. */
export const crdDeprecatedVersionServed: Check = {
  id: 'crd-deprecated-version-served',
  title: 'CRD serves a deprecated version',
  severity: 'info',
  severityReason: 'Nothing breaks until a release drops the version.',
  reads: ['crds'],
  find: facts =>
    groupsOfCrds(
      facts
        .items('crds')
        .filter(({ versions }) =>
          versions.some(({ served, deprecated }) => served && deprecated),
        ),
      {
        message: (crds, { length }) =>
          `${crds} ${length === 1 ? 'serves' : 'serve'} a deprecated version`,
        evidence: crd =>
          crd.versions
            .filter(({ served, deprecated }) => served && deprecated)
            .map(version =>
              fact(crd, `${versionPath(crd, version)}.deprecated`, true),
            ),
      },
    ),
  why: 'Manifests and clients that use the version fail once a release of the CRD no longer serves it.',
  fix: [
    {
      text: 'Check which versions are deprecated, and use another one in manifests, charts and clients.',
      command: 'kubectl get crd {example} -o yaml',
    },
  ],
  links: [
    {
      title: 'Version deprecation',
      url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-deprecation',
    },
  ],
};
