import { readFileSync } from 'fs';
import { join } from 'path';
import { currentPlatform } from './platform';
import { releasesFor } from './releases';
import { ETCD_VERSION, KUBERNETES_VERSION, KWOK_VERSION } from './versions';

function goModule(name: string): string {
  return readFileSync(join(__dirname, '../../go', name, 'go.mod'), 'utf8');
}

describe('releases', () => {
  it.each(['linux-x64', 'linux-arm64', 'darwin-arm64'] as const)(
    'of %s have distinct checksums',
    platform => {
      const checksums = releasesFor(platform, {}).map(({ sha256 }) => sha256);
      expect(new Set(checksums).size).toBe(checksums.length);
      for (const checksum of checksums) {
        expect(checksum).toMatch(/^[0-9a-f]{64}$/);
      }
    },
  );

  it('come from the official sites', () => {
    const urls = releasesFor('linux-arm64', {}).map(({ url }) => url);
    expect(urls).toContain(
      `https://dl.k8s.io/release/${KUBERNETES_VERSION}/bin/linux/arm64/kube-apiserver`,
    );
    expect(urls).toContain(
      `https://github.com/etcd-io/etcd/releases/download/${ETCD_VERSION}/etcd-${ETCD_VERSION}-linux-arm64.tar.gz`,
    );
  });

  it('come from a mirror if one is set', () => {
    const mirror = { ECO_KUBERNETES_RELEASES: 'http://mirror.test/k8s/' };
    const urls = releasesFor('linux-x64', mirror).map(({ url }) => url);
    expect(urls).toContain(
      `http://mirror.test/k8s/${KUBERNETES_VERSION}/bin/linux/amd64/kube-scheduler`,
    );
  });

  it('have the versions of the Go build', () => {
    const kubernetes = goModule('kubernetes');
    expect(kubernetes).toContain(`k8s.io/kubernetes ${KUBERNETES_VERSION}`);
    expect(kubernetes).toContain(`go.etcd.io/etcd/server/v3 ${ETCD_VERSION}`);
    expect(goModule('kwok')).toContain(`sigs.k8s.io/kwok ${KWOK_VERSION}`);
  });

  it('are refused on unsupported platforms', () => {
    expect(() => currentPlatform('win32', 'x64')).toThrow(
      /No control plane for win32-x64: it runs on linux-x64/,
    );
  });
});
