import { provisionedFolder } from './hostPathVolumes';

function volume(path: string, provisioner = 'kubernetes.io/host-path') {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name: 'data',
      annotations: { 'pv.kubernetes.io/provisioned-by': provisioner },
    },
    spec: { hostPath: { path } },
  };
}

describe('provisionedFolder', () => {
  it('returns a folder of the cluster provisioner', () => {
    const path = '/tmp/hostpath_pv/5c9f';
    expect(provisionedFolder(volume(path))).toBe(path);
  });

  it.each([
    '/tmp/hostpath_pv/..',
    '/tmp/hostpath_pv/.',
    '/tmp/hostpath_pv//..',
    '/tmp/hostpath_pv/../../home',
    '/tmp/hostpath_pv',
    '/home',
  ])('ignores other paths: %s', path => {
    expect(provisionedFolder(volume(path))).toBeUndefined();
  });

  it('ignores volumes of manifests', () => {
    const brought = volume('/tmp/hostpath_pv/5c9f', 'example.test/other');
    expect(provisionedFolder(brought)).toBeUndefined();
  });
});
