import { DatabaseReviewRequest } from '@backstage-eco/plugin-eco-common';
import { DatabaseSize } from './SpecFields';

/**
 * Options of the field `EcoDatabaseReview`.
 *
 * @public
 */
export interface ReviewOptions {
  /** What the template sets itself, such as the engine. */
  spec?: Record<string, unknown>;
}

/**
 * The database that a template would create, by the names that its parameters
 * have in Eco's own templates.
 *
 * @returns undefined while one that is needed is missing
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
