import { driverOfInTreeProvisioner } from '../inTreeVolumes';
import { matchesAny, matchKeyValues } from '../patterns';
import { evidenceOf } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';

/**
 * Matches storage classes by provisioner or annotations; if both are given,
 * both must match. A former in-tree provisioner also matches as its CSI driver.
 */
export const storageClassMatcher: SignalMatcher<'storageClass'> = {
  kind: 'storageClass',

  lists: () => ['storageClasses'],

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const storageClass of index.items('storageClasses')) {
      const { provisioner, annotations } = storageClass;
      const { driver = provisioner } =
        driverOfInTreeProvisioner(provisioner) ?? {};
      if (
        signal.provisioners &&
        ![provisioner, driver].some(each =>
          matchesAny(each, signal.provisioners!),
        )
      ) {
        continue;
      }
      const mark =
        signal.annotations && matchKeyValues(annotations, signal.annotations);
      if (signal.annotations && !mark) {
        continue;
      }
      matches.push({
        evidence: evidenceOf(
          'storageClass',
          storageClass,
          mark
            ? { field: `metadata.annotations[${mark.key}]`, value: mark.value }
            : { field: 'provisioner', value: provisioner },
        ),
        versions: [],
      });
    }
    return matches;
  },
};
