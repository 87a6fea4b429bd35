import { factsOf } from '../__testUtils__/factsOf';

const template = {
  metadata: { labels: { app: 'web' } },
  spec: {
    serviceAccountName: 'web',
    initContainers: [{ name: 'wait', image: 'busybox:1.37' }],
    containers: [
      {
        name: 'web',
        image: 'registry.example/web:2.1.0',
        args: ['--password=hunter2'],
        command: ['web', 'hunter2'],
        env: [{ name: 'PASSWORD', value: 'hunter2' }],
        ports: [
          { name: 'metrics', containerPort: 8080, protocol: 'TCP' },
          { containerPort: 53, protocol: 'UDP' },
        ],
        resources: { requests: { cpu: '250m' }, limits: { memory: 1024 } },
      },
    ],
  },
};

describe('workloads', () => {
  it('keep images and labels, but nothing that may hold a secret', () => {
    const facts = factsOf('deployments', {
      spec: { replicas: 3, strategy: { type: 'Recreate' }, template },
      status: { readyReplicas: 2 },
    });
    expect(facts).toMatchObject({
      containers: [
        { name: 'wait', image: 'busybox:1.37', init: true },
        {
          name: 'web',
          image: 'registry.example/web:2.1.0',
          init: false,
          requests: { cpu: '250m' },
          limits: { memory: '1024' },
          ports: [
            { name: 'metrics', number: 8080 },
            { number: 53, protocol: 'UDP' },
          ],
        },
      ],
      podLabels: { app: 'web' },
      serviceAccount: 'web',
      desired: 3,
      ready: 2,
      strategy: 'Recreate',
    });
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });

  it('count pods as their kind does', () => {
    const replicas = { spec: { template }, status: {} };
    const updateStrategy = { type: 'OnDelete' };
    expect(
      factsOf('statefulSets', { spec: { template, updateStrategy } }),
    ).toMatchObject({ desired: 1, ready: 0, strategy: 'OnDelete' });
    expect(factsOf('replicaSets', replicas)).toMatchObject({
      desired: 1,
      ready: 0,
    });
    expect(
      factsOf('daemonSets', {
        spec: { template },
        status: { desiredNumberScheduled: 5, numberReady: 4 },
      }),
    ).toMatchObject({ desired: 5, ready: 4 });
    expect(factsOf('jobs', { spec: { template } }).desired).toBeUndefined();
  });

  it('read the job template of a CronJob', () => {
    const facts = factsOf('cronJobs', {
      spec: { jobTemplate: { spec: { template } } },
    });
    expect(facts.containers).toHaveLength(2);
  });
});
