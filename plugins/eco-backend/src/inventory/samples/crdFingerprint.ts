import { createHash } from 'node:crypto';
import { CrdFacts } from '@backstage-eco/plugin-eco-node';

/**
 * Returns a hash that changes with anything that may affect a sample: the CRD
 * itself, its versions and their schemas, and its conversion. Labels and
 * conditions do not count.
 */
export function crdFingerprint(crd: CrdFacts): string {
  const { uid, scope, versions, storedVersions, conversionService } = crd;
  return createHash('sha256')
    .update(
      JSON.stringify([
        uid,
        scope,
        versions.map(({ name, served, storage, schemaHash }) => [
          name,
          served,
          storage,
          schemaHash,
        ]),
        storedVersions,
        conversionService,
      ]),
    )
    .digest('hex');
}
