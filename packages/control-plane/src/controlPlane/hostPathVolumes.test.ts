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
  it('is what the provisioner of this cluster made', () => {
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
  ])('is never what else a manifest names: %s', path => {
    expect(provisionedFolder(volume(path))).toBeUndefined();
  });

  it('is not that of a volume which a manifest brought', () => {
    const brought = volume('/tmp/hostpath_pv/5c9f', 'example.test/other');
    expect(provisionedFolder(brought)).toBeUndefined();
  });
});
