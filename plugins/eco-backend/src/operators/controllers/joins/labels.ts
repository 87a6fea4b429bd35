import { Join } from './Join';
import { Marks } from './marks';

/** Labels that say how an object was created, not what it belongs to. */
const IGNORED = new Set([
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/version',
  'heritage',
]);

const marks = new Marks(object =>
  Object.entries(object.labels)
    .filter(([key]) => !IGNORED.has(key))
    .map(([key, value]) => ({
      field: `metadata.labels[${key}]`,
      value,
      identity: `${key}=${value}`,
    })),
);

/**
 * Matches a CRD with workloads that have a label in common, for example
 * `app.kubernetes.io/part-of`.
 *
 * @see
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export const labels: Join<'labels'> = {
  id: 'labels',
  lists: [],
  strongest: 'marked',

  find: (crd, facts, among) => marks.shared(crd, facts, among),
};
