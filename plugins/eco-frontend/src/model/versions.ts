import { ToolInCluster } from '@backstage-eco/plugin-eco-common';

const { compare } = new Intl.Collator('en', { numeric: true });

/**
 * Returns the distinct versions, newest first. Pre-releases are older than
 * their release.
 */
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
 * Checks whether clusters run different versions of a tool. An unknown version
 * differs from none.
 */
export function versionsDiffer(found: ToolInCluster[]): boolean {
  const known = found.filter(({ versions }) => versions.length > 0);
  return new Set(known.map(({ versions }) => versions.join(' '))).size > 1;
}
