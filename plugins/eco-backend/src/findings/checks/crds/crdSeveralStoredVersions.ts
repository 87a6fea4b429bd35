import { Check } from '@backstage-eco/plugin-eco-node';
import { objectSubject } from '../../evidence';
import {
  MIGRATION_STEPS,
  migrationValues,
  oldStoredVersions,
  storedVersionsOf,
  VERSIONING_LINK,
} from './storedVersions';

/** Reports objects stored in several versions, none of them deprecated. */
export const crdSeveralStoredVersions: Check = {
  id: 'crd-several-stored-versions',
  title: 'CRD stores objects in several versions',
  severity: 'info',
  severityReason:
    'All of these versions are still served, and none is deprecated.',
  reads: ['crds'],
  find: facts =>
    facts
      .items('crds')
      .filter(crd => {
        const old = oldStoredVersions(crd);
        return (
          old.length > 0 &&
          old.every(({ served, deprecated }) => served && !deprecated)
        );
      })
      .map(crd => ({
        subject: objectSubject(crd),
        message: `Objects of ${
          crd.name
        } may be stored in ${crd.storedVersions.join(', ')}.`,
        evidence: [storedVersionsOf(crd)],
        values: migrationValues(crd),
      })),
  why: 'An object keeps the version in which it was last written. You cannot remove an old version from the CRD until every object has been rewritten.',
  fix: MIGRATION_STEPS,
  links: [VERSIONING_LINK],
};
