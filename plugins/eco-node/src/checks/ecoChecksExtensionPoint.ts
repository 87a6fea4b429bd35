import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Check } from './Check';

/**
 * Lets modules add checks to the built-in ones.
 *
 * @public
 */
export interface EcoChecksExtensionPoint {
  /** @throws if a check has the same id as another */
  addCheck(...checks: Check[]): void;
}

/** @public */
export const ecoChecksExtensionPoint =
  createExtensionPoint<EcoChecksExtensionPoint>({ id: 'eco.checks' });
