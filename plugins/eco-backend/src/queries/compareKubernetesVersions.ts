const VERSION = /^v(\d+)(?:(alpha|beta)(\d+))?$/;
const STAGES = ['alpha', 'beta', undefined];

/**
 * Compares two API versions by the priority that Kubernetes gives them: stable
 * before beta before alpha, higher numbers first, all others alphabetically.
 *
 * @see
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority
 */
export function compareKubernetesVersions(one: string, other: string): number {
  const [a, b] = [VERSION.exec(one), VERSION.exec(other)];
  if (!a || !b) {
    return a || b ? Number(Boolean(b)) * 2 - 1 : one.localeCompare(other);
  }
  return (
    STAGES.indexOf(b[2]) - STAGES.indexOf(a[2]) ||
    Number(b[1]) - Number(a[1]) ||
    Number(b[3] ?? 0) - Number(a[3] ?? 0)
  );
}
