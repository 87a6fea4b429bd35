import { cachedPrometheusOperator } from 'demo-cluster';
import { summarise } from './judgeControllers';
import { FINALIZER } from './prometheusObjects';
import { runControllers } from './runControllers';

const operator = cachedPrometheusOperator();
const itWithOperator = operator ? it : it.skip;

describe('the real Prometheus Operator', () => {
  itWithOperator(
    `is found, with what it made as it is${
      operator
        ? ''
        : ': skipped, its program is not in the cache folder; npm run conformance -- controllers builds it'
    }`,
    async () => {
      const { crds, problems } = await runControllers(operator!);
      expect(problems).toEqual([]);
      expect(crds.filter(each => each.problems.length > 0)).toEqual([]);
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
    600_000,
  );
});
