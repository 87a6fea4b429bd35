import {
  CertificateNumbers,
  Detection,
  FrameworkUses,
  OverheadNumbers,
  SecretStoreNumbers,
  StorageNumbers,
} from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { summariseCertificates } from './certificates';
import { findFrameworks } from '../operators';
import { summariseOverhead } from './overhead';
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
  overhead: OverheadNumbers;
  secretStores: SecretStoreNumbers;
  storage: StorageNumbers;
}

/**
 * Counts all of them in an inventory. Pure.
 *
 * @param options - `detections`: the tools that were found in it; `now`: what
 * expires is counted from here on
 *
 * @alpha
 */
export function countConcepts(options: {
  inventory: Inventory;
  detections: readonly Detection[];
  now: Date;
}): Concepts {
  const { inventory, detections, now } = options;
  return {
    certificates: summariseCertificates(inventory, now),
    frameworks: findFrameworks(inventory),
    overhead: summariseOverhead(inventory, detections),
    secretStores: summariseSecretStores(inventory),
    storage: summariseStorage(inventory),
  };
}
