import {
  LabelSelectorFacts,
  PodDisruptionBudgetFacts,
} from '@backstage-eco/plugin-eco-node';
import { detected } from '../../__testUtils__/detected';
import { messagesOf, NOW, runCheck } from '../../__testUtils__/runCheck';
import { object, workload } from '../../../detection/testing/buildInventory';
import { autoscalerTargetMissing } from './autoscalerTargetMissing';
import { deletionStuck } from './deletionStuck';
import { pdbBlocksDrain } from './pdbBlocksDrain';
import { selects } from './selects';
import { toolWithoutPdb } from './toolWithoutPdb';

const web = workload([], {
  namespace: 'shop',
  name: 'web',
  podLabels: { app: 'web' },
  desired: 2,
});

function budget(
  facts: Partial<PodDisruptionBudgetFacts>,
): PodDisruptionBudgetFacts {
  return object('PodDisruptionBudget', 'policy/v1', {
    namespace: 'shop',
    name: 'web',
    selector: { matchLabels: { app: 'web' }, matchExpressions: [] },
    ...facts,
  });
}

function blocked(
  facts: Partial<PodDisruptionBudgetFacts>,
  deployments = [web],
) {
  return messagesOf(pdbBlocksDrain, {
    deployments,
    podDisruptionBudgets: [budget(facts)],
  });
}

describe('pdb-blocks-drain', () => {
  it('finds budgets that allow no eviction', () => {
    expect(blocked({ minAvailable: '2' })).toEqual([
      'PodDisruptionBudget web allows no eviction: minAvailable is 2, and web has 2 pods.',
    ]);
    expect(blocked({ minAvailable: '100%' })).toHaveLength(1);
    // Kubernetes rounds up.
    expect(blocked({ minAvailable: '51%' })).toHaveLength(1);
    expect(blocked({ maxUnavailable: '0' })).toHaveLength(1);
  });

  it('finds pods with two budgets, which cannot be evicted', () => {
    const loose = budget({ maxUnavailable: '1' });
    const cluster = {
      deployments: [web],
      podDisruptionBudgets: [loose, { ...loose, name: 'again' }],
    };
    expect(messagesOf(pdbBlocksDrain, cluster)).toEqual([
      'The pods of web cannot be evicted: 2 PodDisruptionBudgets select them (web, again).',
    ]);
  });

  describe('with a tenant who has very many', () => {
    const cluster = (count: number) => ({
      deployments: Array.from({ length: count }, (_, i) =>
        workload([], { namespace: 'loud', name: `w${i}`, desired: 1 }),
      ).concat(web),
      podDisruptionBudgets: Array.from({ length: count }, (_, i) =>
        budget({
          namespace: 'loud',
          name: `b${i}`,
          selector: { matchLabels: {}, matchExpressions: [] },
          maxUnavailable: '0',
        }),
      ).concat(budget({ minAvailable: '2' })),
    });

    it('takes seconds, and little memory', () => {
      const begun = performance.now();
      const before = process.memoryUsage().heapUsed;
      const { findings } = runCheck(pdbBlocksDrain, cluster(900));
      expect(findings).toHaveLength(200);
      expect(findings[0].evidence.length).toBeLessThanOrEqual(20);
      const taken = process.memoryUsage().heapUsed - before;
      expect(taken).toBeLessThan(128 * 1024 * 1024);
      expect(performance.now() - begun).toBeLessThan(4_000);
    });

    it('judges other tenants, and names the skipped namespace', () => {
      const { findings, unknown } = runCheck(pdbBlocksDrain, cluster(2_000));
      expect(findings.map(({ message }) => message)).toEqual([
        'PodDisruptionBudget web allows no eviction: minAvailable is 2, and web has 2 pods.',
      ]);
      expect(unknown[0].reason).toBe(
        'Too many PodDisruptionBudgets and workloads to compare in namespace loud',
      );
    });
  });

  it('accepts a budget that allows one eviction', () => {
    expect(blocked({ minAvailable: '1' })).toEqual([]);
    expect(blocked({ minAvailable: '50%' })).toEqual([]);
    expect(blocked({ maxUnavailable: '1' })).toEqual([]);
    // There are no pods to protect.
    expect(blocked({ minAvailable: '2' }, [])).toEqual([]);
    expect(
      blocked({ minAvailable: '2' }, [{ ...web, namespace: 'other' }]),
    ).toEqual([]);
    expect(blocked({ minAvailable: '2' }, [{ ...web, desired: 0 }])).toEqual(
      [],
    );
  });
});

describe('tool-without-pdb', () => {
  const detections = [detected('acme', [web])];

  it('finds replicas of a tool that may all be evicted', () => {
    const cluster = { deployments: [web], detections };
    expect(messagesOf(toolWithoutPdb, cluster)).toEqual([
      'No PodDisruptionBudget covers the replicas of web.',
    ]);
    expect(
      messagesOf(toolWithoutPdb, {
        ...cluster,
        podDisruptionBudgets: [budget({ maxUnavailable: '1' })],
      }),
    ).toEqual([]);
  });

  it('ignores applications and single pods', () => {
    expect(messagesOf(toolWithoutPdb, { deployments: [web] })).toEqual([]);
    expect(
      messagesOf(toolWithoutPdb, {
        deployments: [{ ...web, desired: 1 }],
        detections,
      }),
    ).toEqual([]);
  });
});

describe('deletion-stuck', () => {
  it('finds objects that were deleted an hour ago and more', () => {
    const deployments = [
      { ...web, deletingSince: '2026-06-01T10:00:00Z' },
      { ...web, name: 'api', deletingSince: '2026-06-01T09:00:00Z' },
      { ...web, name: 'goes', deletingSince: NOW },
    ];
    expect(messagesOf(deletionStuck, { deployments })).toEqual([
      '2 Deployments (web, api) have been terminating since 2026-06-01T09:00:00Z.',
    ]);
  });
});

describe('selects', () => {
  const expression = (operator: string): LabelSelectorFacts => ({
    matchLabels: {},
    matchExpressions: [{ key: 'app', operator, values: ['web'] }],
  });

  it('evaluates every operator', () => {
    const labels: Array<Record<string, string>> = [
      { app: 'web' },
      { app: 'api' },
      {},
    ];
    const chosen = (operator: string) =>
      labels.map(each => selects(expression(operator), each));
    expect(chosen('In')).toEqual([true, false, false]);
    expect(chosen('NotIn')).toEqual([false, true, true]);
    expect(chosen('Exists')).toEqual([true, true, false]);
    expect(chosen('DoesNotExist')).toEqual([false, false, true]);
    expect(chosen('Newer')).toEqual([false, false, false]);
  });
});

describe('autoscaler-target-missing', () => {
  const autoscaler = (kind: string, name: string) =>
    object('HorizontalPodAutoscaler', 'autoscaling/v2', {
      namespace: 'shop',
      name: 'scale',
      target: { apiVersion: 'apps/v1', kind, name },
      minReplicas: 1,
      maxReplicas: 3,
    });

  it('finds autoscalers whose target is gone', () => {
    const said = (kind: string, name: string) =>
      messagesOf(autoscalerTargetMissing, {
        deployments: [web],
        horizontalPodAutoscalers: [autoscaler(kind, name)],
      });
    expect(said('Deployment', 'gone')).toEqual([
      'HorizontalPodAutoscaler scale in shop targets Deployment gone, which does not exist.',
    ]);
    expect(said('Deployment', 'web')).toEqual([]);
    expect(said('Rollout', 'gone')).toEqual([]);
  });

  it('ignores target kinds that are named like Object properties', () => {
    const facts = object('HorizontalPodAutoscaler', 'autoscaling/v2', {
      target: { apiVersion: 'apps/v1', kind: 'constructor', name: 'x' },
    });
    const horizontalPodAutoscalers = [
      { ...facts, minReplicas: 1, maxReplicas: 3 },
    ];
    expect(
      runCheck(autoscalerTargetMissing, { horizontalPodAutoscalers }),
    ).toEqual({ findings: [], unknown: [] });
  });
});
