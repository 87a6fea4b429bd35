import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { containerPath } from './evidence';

const COUNT = 100;

describe('the path of a container', () => {
  it('computes the paths of a workload once', () => {
    let reads = 0;
    const containers = Array.from({ length: COUNT }, (_, at) => ({
      name: `main-${at}`,
      image: 'redis',
      get init() {
        reads += 1;
        return at % 2 === 0;
      },
    }));
    const workload = { kind: 'CronJob', containers } as WorkloadFacts;
    const paths = containers.map((_, at) => containerPath(workload, at));
    const spec = 'spec.jobTemplate.spec.template.spec';
    expect(paths.slice(0, 3)).toEqual([
      `${spec}.initContainers[0]`,
      `${spec}.containers[0]`,
      `${spec}.initContainers[1]`,
    ]);
    expect(reads).toBeLessThan(5 * COUNT);
  });
});
