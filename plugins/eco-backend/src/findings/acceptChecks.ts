import { BackendPluginRegistrationPoints } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { Check, ecoChecksExtensionPoint } from '@backstage-eco/plugin-eco-node';
import { BUILT_IN_CHECKS } from './checks';

/**
 * Lets modules add checks.
 *
 * @returns function to call once all modules are registered; it returns all
 * checks, built-in ones first
 */
export function acceptChecks(
  env: BackendPluginRegistrationPoints,
): () => readonly Check[] {
  const checks = new Map(BUILT_IN_CHECKS.map(check => [check.id, check]));
  env.registerExtensionPoint(ecoChecksExtensionPoint, {
    addCheck(...added) {
      for (const check of added) {
        if (checks.has(check.id)) {
          throw new ConflictError(
            `Two checks have the id "${check.id}"; give one of them another`,
          );
        }
        checks.set(check.id, check);
      }
    },
  });
  return () => [...checks.values()];
}
