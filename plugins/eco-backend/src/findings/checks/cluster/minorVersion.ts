/**
 * The minor version in a version of Kubernetes 1.
 *
 * @returns undefined where the text is none
 */
export function minorVersion(version: string | undefined): number | undefined {
  const match = /^v?1\.(\d+)/.exec(version ?? '');
  return match ? Number(match[1]) : undefined;
}
