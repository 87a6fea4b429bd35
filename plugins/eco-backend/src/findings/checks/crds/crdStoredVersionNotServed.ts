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

/** Reports CRDs whose objects may be stored in a version that is not served. */
export const crdStoredVersionNotServed: Check = {
  id: 'crd-stored-version-not-served',
  title: 'CRD stores objects in a version that it no longer serves',
  severity: 'warning',
  severityReason:
    'The API server rejects the CRD upgrade that removes the version.',
  reads: ['crds'],
  find: facts =>
    facts.items('crds').flatMap(crd => {
      const old = oldStoredVersions(crd).filter(({ served }) => !served);
      const names = old.map(({ name }) => name).join(', ');
      return old.length === 0
        ? []
        : {
            subject: objectSubject(crd),
            message: `Objects of ${crd.name} may still be stored in ${names}, which is no longer served.`,
            evidence: [
              storedVersionsOf(crd),
              ...old.map(version =>
                fact(crd, `${versionPath(crd, version)}.served`, false),
              ),
            ],
            values: migrationValues(crd),
          };
    }),
  why: 'While status.storedVersions lists a version, any upgrade that removes it from the CRD fails. The vendor no longer serves this version, so the next release is likely to remove it.',
  fix: MIGRATION_STEPS,
  links: [VERSIONING_LINK],
};
