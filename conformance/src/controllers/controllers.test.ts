import { cachedOperator, RealOperator } from './realOperators/ensureOperator';
import { FINALIZER } from './cases/steps';
import { JudgedCrd, summarise } from './judgeControllers';
import { runControllers } from './runControllers';

const WITHIN_MS = 600_000;

/** Says where the program has to come from, where there is none. */
function titleFor(operator: RealOperator | undefined): string {
  const title = 'is found, with what it made as it is';
  return operator
    ? title
    : `${title}: skipped, its program is not in the cache folder; npm run conformance -- controllers builds it`;
}

/** What differs from what the API server says. */
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
      // What is compared has to be there.
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
      // Who wrote the status is seen, not only who may.
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
      // Its role may do everything, so that only what it wrote tells.
      expect(
        crds.map(({ crd, controller }) => `${crd}: ${controller}`),
      ).toEqual([
        'graphrevisions.internal.kro.run: Deployment kro-system/kro',
        'resourcegraphdefinitions.kro.run: Deployment kro-system/kro',
        'shops.kro.run: Deployment kro-system/kro',
        // No shipped ClusterRole has its API group.
        'stalls.shop.example: unknown',
      ]);
      for (const { finalizers } of crds) {
        expect(finalizers).toContain('kro.run/finalizer');
      }
      // It sets labels, and no owner references.
      const summary = summarise(crds);
      expect(summary.childrenShown).toBe(summary.children);
      const made = crds.find(({ crd }) => crd === 'shops.kro.run');
      expect(made).toMatchObject({ deleting: 1 });
      expect(made?.finalizers).toContain(FINALIZER);
    },
    WITHIN_MS,
  );
});
