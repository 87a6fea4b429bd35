/**
 * Returns the minor version of a Kubernetes 1.x version.
 *
 * @returns undefined if the text is no such version
 */
export function minorVersion(version: string | undefined): number | undefined {
  const match = /^v?1\.(\d+)/.exec(version ?? '');
  return match ? Number(match[1]) : undefined;
}
