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
export interface Summaries {
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
