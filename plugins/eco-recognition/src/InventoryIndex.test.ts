import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from './InventoryIndex';

/** A pod may have this many containers, with image names of any length. */
const CONTAINERS = 2_000;
const PART = 'a'.repeat(60);
const MAX_BYTES = 64 * 1024 * 1024;

function workload(images: string[]): WorkloadFacts {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: 'web',
    namespace: 'shop',
    labels: {},
    podLabels: {},
    annotations: {},
    owners: [],
    finalizers: [],
    fieldManagers: [],
    containers: images.map(image => ({ name: 'main', image, init: false })),
  };
}

function indexOf(...images: string[]): InventoryIndex {
  const items = [workload(images)];
  return new InventoryIndex({
    parts: { deployments: { state: 'read', readAt: '', items } },
  });
}

describe('the index of an inventory', () => {
  it('finds containers by every name of their images, in order', () => {
    const index = indexOf(
      'jetstack/cert-manager-controller:v1.18.0',
      'corp/web:7',
      'rancher/mirrored-jetstack-cert-manager-controller:v1.19.2',
      'jetstack/cert-manager-controller:v1.18.0',
    );
    const positions = (repository: string) =>
      index.containersOf(repository).map(({ position }) => position);
    expect(positions('jetstack/cert-manager-controller')).toEqual([0, 2, 3]);
    expect(positions('cert-manager-controller')).toEqual([0, 2, 3]);
    expect(positions('web')).toEqual([1]);
    expect(positions('other/web')).toEqual([]);
  });

  it('needs little memory even for image names of many parts', () => {
    const long = `${`${PART}-`.repeat(16)}`;
    const images = Array.from({ length: CONTAINERS }, (_, i) => `${long}${i}`);
    const index = indexOf(...images);
    const before = process.memoryUsage().heapUsed;
    expect(index.containersOf(`${PART}/${PART}-7`)).toHaveLength(1);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(MAX_BYTES);
  });
});
