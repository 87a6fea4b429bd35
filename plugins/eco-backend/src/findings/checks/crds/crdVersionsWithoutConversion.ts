import { Check, CrdFacts } from '@backstage-eco/plugin-eco-node';
import { fact } from '../../evidence';
import { groupsOfCrds } from './groupsOfCrds';
import { versionPath } from './storedVersions';

function servedVersions({ versions }: CrdFacts) {
  return versions.filter(({ served }) => served);
}

/** Whether the served versions are known to have different fields. */
function differs(crd: CrdFacts): boolean {
  const hashes = servedVersions(crd).map(each => each.fieldsHash);
  return !hashes.includes(undefined) && new Set(hashes).size > 1;
}

/**
 * Reports CRDs whose versions differ in schema, without a conversion webhook.
 */
export const crdVersionsWithoutConversion: Check = {
  id: 'crd-versions-without-conversion',
  title: 'CRD versions have different fields but no conversion',
  severity: 'info',
  severityReason:
    'Data is lost only when a client writes in a version that lacks a field.',
  reads: ['crds'],
  find: facts =>
    groupsOfCrds(
      facts
        .items('crds')
        .filter(crd => crd.conversionStrategy === 'None' && differs(crd)),
      {
        message: crds =>
          `The versions of ${crds} have different fields, and nothing converts between them`,
        evidence: crd =>
          servedVersions(crd).map(version =>
            fact(crd, `${versionPath(crd, version)}.name`, version.name),
          ),
      },
    ),
  why: 'With strategy None, the API server changes only apiVersion. When an object is written in a version that lacks a field, the field is silently dropped.',
  fix: [
    {
      text: 'Use only the storage version in manifests and clients.',
      command: 'kubectl get crd {example} -o yaml',
    },
    {
      text: 'For your own CRD, add a conversion webhook or stop serving the older version.',
    },
  ],
  links: [
    {
      title: 'Versions in CustomResourceDefinitions',
      url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/',
    },
  ],
};
