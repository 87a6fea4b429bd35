import { Check } from '@backstage-eco/plugin-eco-node';
import { crdDeprecatedVersionStored } from './crdDeprecatedVersionStored';
import { crdNotEstablished } from './crdNotEstablished';
import { crdSeveralStoredVersions } from './crdSeveralStoredVersions';
import { crdStoredVersionNotServed } from './crdStoredVersionNotServed';

/** Every check that comes with Eco, in the order in which they are listed. */
export const BUILT_IN_CHECKS: readonly Check[] = [
  crdNotEstablished,
  crdStoredVersionNotServed,
  crdDeprecatedVersionStored,
  crdSeveralStoredVersions,
];
