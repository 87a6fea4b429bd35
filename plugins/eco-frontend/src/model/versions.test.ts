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
  it('orders by number, a pre-release before its release', () => {
    expect(
      newestFirst(['1.9.2', '1.10.0', '1.10.0-rc.1', '1.9.2', '0.99.0']),
    ).toEqual(['1.10.0', '1.10.0-rc.1', '1.9.2', '0.99.0']);
  });
});

describe('versionsDiffer', () => {
  it('compares what clusters run as a whole', () => {
    expect(versionsDiffer([running('1.0'), running('1.1')])).toBe(true);
    expect(versionsDiffer([running('1.0', '1.1'), running('1.0')])).toBe(true);
    expect(versionsDiffer([running('1.0'), running('1.0')])).toBe(false);
  });

  it('takes a version that nobody knows for no difference', () => {
    expect(versionsDiffer([running('1.0'), running()])).toBe(false);
  });
});
