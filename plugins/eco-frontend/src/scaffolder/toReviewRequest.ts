import { DatabaseReviewRequest } from '@backstage-eco/plugin-eco-common';
import { DatabaseSize } from './SpecFields';

/**
 * Options of the field `EcoDatabaseReview`.
 *
 * @public
 */
export interface ReviewOptions {
  /** Parts of the spec that the template sets itself, such as the engine. */
  spec?: Record<string, unknown>;
}

/**
 * Returns the database that a template would create. Parameters need the names
 * of those in Eco's own templates.
 *
 * @returns undefined while a required parameter is missing
 */
export function toReviewRequest(
  formData: Record<string, unknown>,
  options: ReviewOptions = {},
): DatabaseReviewRequest | undefined {
  const { cluster, namespace, name, owner } = formData;
  const { engine, version, replicas } = formData;
  const { sizeClass, storage } = (formData.size ?? {}) as DatabaseSize;
  const chosen = { engine, version, replicas, sizeClass, storage };
  const spec = {
    ...options.spec,
    ...Object.fromEntries(
      Object.entries(chosen).filter(([, value]) => value || value === 0),
    ),
  };
  const parts = [cluster, namespace, name, owner];
  return parts.every(part => typeof part === 'string' && part)
    ? {
        operation: 'create',
        cluster: String(cluster),
        namespace: String(namespace),
        name: String(name),
        owner: String(owner),
        spec,
      }
    : undefined;
}
