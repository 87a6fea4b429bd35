import {
  CertificateNumbers,
  FrameworkUses,
  SecretStoreNumbers,
  StorageNumbers,
} from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { summariseCertificates } from './certificates';
import { findFrameworks } from '../operators';
import { summariseSecretStores } from './secretStores';
import { summariseStorage } from './storage';

/**
 * What is counted in each cluster, beside the tools that it has.
 *
 * @alpha
 */
export interface Concepts {
  certificates: CertificateNumbers;
  frameworks: FrameworkUses;
  secretStores: SecretStoreNumbers;
  storage: StorageNumbers;
}

/**
 * Counts all of them in an inventory. Pure.
 *
 * @param now - what expires is counted from here on
 *
 * @alpha
 */
export function countConcepts(inventory: Inventory, now: Date): Concepts {
  return {
    certificates: summariseCertificates(inventory, now),
    frameworks: findFrameworks(inventory),
    secretStores: summariseSecretStores(inventory),
    storage: summariseStorage(inventory),
  };
}
