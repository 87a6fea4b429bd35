import { cachedOperator, RealOperator } from './realOperators/ensureOperator';
import { FINALIZER } from './cases/steps';
import { JudgedCrd, summarise } from './judgeControllers';
import { runControllers } from './runControllers';

const WITHIN_MS = 600_000;

/** Adds to the title how to get the program, if it is missing. */
function titleFor(operator: RealOperator | undefined): string {
  const title = 'is found, with what it made as it is';
  return operator
    ? title
    : `${title}: skipped, its program is not in the cache folder; npm run conformance -- controllers builds it`;
}

/** Returns what differs from the API server. */
function problemsOf(crds: readonly JudgedCrd[]): string[] {
  return crds.flatMap(({ crd, problems }) =>
    problems.map(each => `${crd}: ${each}`),
  );
}

describe('the real Prometheus Operator', () => {
  const operator = cachedOperator('prometheus-operator');
  const itWithOperator = operator ? it : it.skip;

  itWithOperator(
    `${titleFor(operator)}`,
    async () => {
      const { crds, problems } = await runControllers(operator!);
      expect([...problems, ...problemsOf(crds)]).toEqual([]);
      const summary = summarise(crds);
      expect(summary).toMatchObject({ crds: 10, resolved: 10 });
      expect(summary.childrenShown).toBe(summary.children);
      expect(summary.children).toBeGreaterThan(0);
      // Make sure that there are finalizers and deletions to compare.
      const [alertmanagers, prometheuses] = [
        'alertmanagers',
        'prometheuses',
      ].map(plural => crds.find(({ crd }) => crd.startsWith(`${plural}.`)));
      expect(alertmanagers).toMatchObject({
        finalizers: [FINALIZER],
        deleting: 1,
      });
      expect(prometheuses?.finalizers).toEqual([
        'monitoring.coreos.com/status-cleanup',
        'kubernetes.io/pvc-protection',
      ]);
      // Controllers are found by field manager, not only by access.
      expect(
        crds
          .filter(({ joins }) => joins.includes('fieldManagers'))
          .map(({ crd }) => crd.split('.')[0])
          .sort(),
      ).toEqual([
        'alertmanagers',
        'prometheusagents',
        'prometheuses',
        'servicemonitors',
        'thanosrulers',
      ]);
    },
    WITHIN_MS,
  );
});

describe('the real kro', () => {
  const operator = cachedOperator('kro');
  const itWithOperator = operator ? it : it.skip;

  itWithOperator(
    `${titleFor(operator)}`,
    async () => {
      const { crds, problems } = await runControllers(operator!);
      expect([...problems, ...problemsOf(crds)]).toEqual([]);
      // Its role may do everything, so only field managers identify it.
      expect(
        crds.map(({ crd, controller }) => `${crd}: ${controller}`),
      ).toEqual([
        'graphrevisions.internal.kro.run: Deployment kro-system/kro',
        'resourcegraphdefinitions.kro.run: Deployment kro-system/kro',
        'shops.kro.run: Deployment kro-system/kro',
        // No shipped ClusterRole covers its API group.
        'stalls.shop.example: unknown',
      ]);
      for (const { finalizers } of crds) {
        expect(finalizers).toContain('kro.run/finalizer');
      }
      // It sets labels instead of owner references.
      const summary = summarise(crds);
      expect(summary.childrenShown).toBe(summary.children);
      const made = crds.find(({ crd }) => crd === 'shops.kro.run');
      expect(made).toMatchObject({ deleting: 1 });
      expect(made?.finalizers).toContain(FINALIZER);
    },
    WITHIN_MS,
  );
});
