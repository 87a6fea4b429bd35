import { KubernetesClient } from '../client/KubernetesClient';
import { waitForWorkloads } from './waitForWorkloads';

/** A cluster where one more Deployment is ready each time that it is asked. */
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
  it('goes on for as long as they become ready one after the other', async () => {
    const started = Date.now();
    await waitForWorkloads(slowCluster(6), { patienceMs: 500 });
    expect(Date.now() - started).toBeGreaterThan(900);
  });

  it('names what is not ready when nothing has changed for a while', async () => {
    const waiting = waitForWorkloads(slowCluster(6, 4), { patienceMs: 500 });
    await expect(waiting).rejects.toThrow(
      /^no workload became ready in 0\.5 s; not ready: .*app-4.*app-5/,
    );
  });

  it('ends with the signal', async () => {
    const signal = AbortSignal.timeout(300);
    const waiting = waitForWorkloads(slowCluster(6, 4), { signal });
    await expect(waiting).rejects.toThrow(/timeout/);
  });
});
