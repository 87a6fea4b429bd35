import { ToolInCluster } from '@backstage-eco/plugin-eco-common';

const { compare } = new Intl.Collator('en', { numeric: true });

/** Different versions, the newest first; a pre-release is older than its release. */
export function newestFirst(versions: string[]): string[] {
  return [...new Set(versions)].sort((a, b) => {
    const [core, ...pre] = a.split('-');
    const [otherCore, ...otherPre] = b.split('-');
    return (
      compare(otherCore, core) || pre.length - otherPre.length || compare(b, a)
    );
  });
}

/**
 * Whether the clusters that run a tool show different versions of it. A cluster
 * whose version is unknown differs from none.
 */
export function versionsDiffer(found: ToolInCluster[]): boolean {
  const known = found.filter(({ versions }) => versions.length > 0);
  return new Set(known.map(({ versions }) => versions.join(' '))).size > 1;
}
