import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';
import {
  MIGRATION_STEPS,
  migrationValues,
  oldStoredVersions,
  storedVersionsOf,
  VERSIONING_LINK,
  versionPath,
} from './storedVersions';

/** Reports CRDs whose objects may be stored in a deprecated version. */
export const crdDeprecatedVersionStored: Check = {
  id: 'crd-deprecated-version-stored',
  title: 'CRD stores objects in a deprecated version',
  severity: 'warning',
  severityReason:
    'The API server rejects the CRD upgrade that removes the version.',
  reads: ['crds'],
  find: facts =>
    facts.items('crds').flatMap(crd => {
      const old = oldStoredVersions(crd).filter(
        ({ served, deprecated }) => served && deprecated,
      );
      const names = old.map(({ name }) => name).join(', ');
      return old.length === 0
        ? []
        : {
            subject: objectSubject(crd),
            message: `Objects of ${crd.name} may still be stored in ${names}, which is deprecated.`,
            evidence: [
              storedVersionsOf(crd),
              ...old.map(version =>
                fact(crd, `${versionPath(crd, version)}.deprecated`, true),
              ),
            ],
            values: migrationValues(crd),
          };
    }),
  why: 'A later release removes the deprecated version. That upgrade fails while status.storedVersions lists the version.',
  fix: MIGRATION_STEPS,
  links: [VERSIONING_LINK],
};
