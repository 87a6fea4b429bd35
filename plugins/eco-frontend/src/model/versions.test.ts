import { ToolInCluster } from '@backstage-eco/plugin-eco-common';
import { newestFirst, versionsDiffer } from './versions';

function running(...versions: string[]): ToolInCluster {
  return {
    cluster: 'a',
    state: 'installed',
    confidence: 'high',
    versions,
    readAt: '2026-01-01T00:00:00Z',
  };
}

describe('newestFirst', () => {
  it('sorts by number, with a pre-release older than its release', () => {
    expect(
      newestFirst(['1.9.2', '1.10.0', '1.10.0-rc.1', '1.9.2', '0.99.0']),
    ).toEqual(['1.10.0', '1.10.0-rc.1', '1.9.2', '0.99.0']);
  });
});

describe('versionsDiffer', () => {
  it('compares all versions of each cluster', () => {
    expect(versionsDiffer([running('1.0'), running('1.1')])).toBe(true);
    expect(versionsDiffer([running('1.0', '1.1'), running('1.0')])).toBe(true);
    expect(versionsDiffer([running('1.0'), running('1.0')])).toBe(false);
  });

  it('does not treat an unknown version as a difference', () => {
    expect(versionsDiffer([running('1.0'), running()])).toBe(false);
  });
});
