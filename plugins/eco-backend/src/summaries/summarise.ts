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
 * Summaries of a cluster, in addition to its tools.
 *
 * @alpha
 */
export interface Summaries {
  certificates: CertificateNumbers;
  frameworks: FrameworkUses;
  overhead: OverheadNumbers;
  secretStores: SecretStoreNumbers;
  storage: StorageNumbers;
}

/**
 * Computes all summaries of an inventory. Pure.
 *
 * @param options - `detections`: tools detected in the inventory; `now`:
 * reference time for expiry
 *
 * @alpha
 */
export function summarise(options: {
  inventory: Inventory;
  detections: readonly Detection[];
  now: Date;
}): Summaries {
  const { inventory, detections, now } = options;
  return {
    certificates: summariseCertificates(inventory, now),
    frameworks: findFrameworks(inventory),
    overhead: summariseOverhead(inventory, detections),
    secretStores: summariseSecretStores(inventory),
    storage: summariseStorage(inventory),
  };
}
