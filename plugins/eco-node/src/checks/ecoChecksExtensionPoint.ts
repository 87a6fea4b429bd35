import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Check } from './Check';

/**
 * Lets modules add checks to those that come with Eco.
 *
 * @public
 */
export interface EcoChecksExtensionPoint {
  /** @throws where a check has the id of another one */
  addCheck(...checks: Check[]): void;
}

/** @public */
export const ecoChecksExtensionPoint =
  createExtensionPoint<EcoChecksExtensionPoint>({ id: 'eco.checks' });
