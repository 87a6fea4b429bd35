import { createHash } from 'node:crypto';
import { CrdFacts } from '@backstage-eco/plugin-eco-node';

/**
 * Changes with whatever may change what a sample of its objects says: the CRD
 * itself, its versions with their schemas, and how it converts between them.
 * Labels and conditions do not count.
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
