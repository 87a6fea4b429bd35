import { KubernetesClient } from '../client/KubernetesClient';
import { waitForWorkloads } from './waitForWorkloads';

/**
 * Simulates a cluster in which one more Deployment becomes ready with each
 * poll.
 */
function slowCluster(deployments: number, stuckFrom = deployments) {
  let ready = 0;
  const list = async ({ kind }: { kind: string }) => {
    if (kind !== 'Deployment') {
      return [];
    }
    ready = Math.min(ready + 1, stuckFrom);
    return Array.from({ length: deployments }, (_, index) => ({
      apiVersion: 'apps/v1',
      kind,
      metadata: { name: `app-${index}`, namespace: 'shop', generation: 1 },
      spec: { replicas: 1 },
      status: { observedGeneration: 1, readyReplicas: index < ready ? 1 : 0 },
    }));
  };
  return { list } as unknown as KubernetesClient;
}

describe('waiting for workloads', () => {
  it('keeps waiting as long as more become ready', async () => {
    const started = Date.now();
    await waitForWorkloads(slowCluster(6), { patienceMs: 500 });
    expect(Date.now() - started).toBeGreaterThan(900);
  });

  it('names the unready workloads after a time without progress', async () => {
    const waiting = waitForWorkloads(slowCluster(6, 4), { patienceMs: 500 });
    await expect(waiting).rejects.toThrow(
      /^no workload became ready in 0\.5 s; not ready: .*app-4.*app-5/,
    );
  });

  it('ends when aborted', async () => {
    const signal = AbortSignal.timeout(300);
    const waiting = waitForWorkloads(slowCluster(6, 4), { signal });
    await expect(waiting).rejects.toThrow(/timeout/);
  });
});
