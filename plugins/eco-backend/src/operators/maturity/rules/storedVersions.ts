import { observedFact } from '../../observedFact';
import { MaturityRule } from '../MaturityRule';

/**
 * Level 2: objects of kinds with several versions are stored only in the
 * current one. Any other stored version must be migrated before the operator
 * can drop it.
 *
 * @see
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/storage-version-migration/
 */
export const storedVersions: MaturityRule = {
  id: 'stored-versions',
  level: 2,
  weight: 'supporting',
  about: ['crds'],

  check({ crds }) {
    const several = crds.filter(({ versions }) => versions.length > 1);
    if (several.length === 0) {
      return undefined;
    }
    const facts = several.map(crd => ({
      isClean:
        crd.storedVersions.length === 1 &&
        crd.storedVersions[0] ===
          crd.versions.find(({ storage }) => storage)?.name,
      crd: crd.name,
      evidence: observedFact(
        crd,
        'status.storedVersions',
        crd.storedVersions.join(', '),
      ),
    }));
    const [unclean] = facts.filter(({ isClean }) => !isClean);
    return unclean
      ? {
          state: 'not-observed',
          reason: `Objects of ${unclean.crd} may be stored in a version that is not the current one.`,
          evidence: [unclean.evidence],
        }
      : {
          state: 'observed',
          reason:
            'Kinds with several versions store objects only in the current one.',
          evidence: facts.map(({ evidence }) => evidence),
        };
  },
};
