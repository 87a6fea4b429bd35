import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';
import { versionPath } from '../crds/storedVersions';

/** Reports writers that still use a deprecated version. */
export const crdDeprecatedVersionWritten: Check = {
  id: 'crd-deprecated-version-written',
  title: 'Objects are written in a deprecated version',
  severity: 'warning',
  severityReason:
    'Clients that write them fail when a release drops the version.',
  reads: ['crds', 'customResources'],
  find: facts =>
    facts.items('crds').flatMap(crd => {
      const sample = facts.sample(crd.name);
      const written = (sample?.otherVersions ?? []).flatMap(each => {
        const version = crd.versions.find(
          ({ name, served, deprecated }) =>
            name === each.version && served && deprecated,
        );
        return version ? [{ ...each, deprecated: version }] : [];
      });
      const [first] = written;
      return !first
        ? []
        : {
            subject: objectSubject(crd),
            message: `${[...new Set(written.map(each => each.manager))].join(
              ', ',
            )} wrote objects of ${crd.name} in ${
              first.version
            }, which is deprecated.`,
            evidence: written.flatMap(
              ({ version, manager, example, deprecated }) => [
                fact(crd, `${versionPath(crd, deprecated)}.deprecated`, true),
                fact(
                  {
                    apiVersion: `${crd.group}/${sample!.version}`,
                    kind: crd.definedKind,
                    ...example,
                  },
                  `metadata.managedFields[manager=${manager},apiVersion=${crd.group}/${version}].manager`,
                  manager,
                ),
              ],
            ),
          };
    }),
  why: 'The field managers of an object show who wrote it and in which version. A pipeline, a chart or a controller still uses the deprecated one.',
  fix: [
    {
      text: 'Find the manifests of these writers, and change apiVersion to the storage version.',
      command:
        'kubectl get {name} --all-namespaces --show-managed-fields -o yaml',
    },
  ],
  links: [
    {
      title: 'Version deprecation',
      url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-deprecation',
    },
  ],
};
