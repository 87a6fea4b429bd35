import { containerPath } from '@backstage-eco/plugin-eco-recognition';
import { observedFact } from '../../observedFact';
import { MaturityRule } from '../MaturityRule';

/**
 * Level 4: the name of a container port shows that it is for metrics.
 * Kubebuilder and Operator SDK use `metrics` or `http-metrics`.
 */
export const metricsPort: MaturityRule = {
  id: 'metrics-port',
  level: 4,
  weight: 'supporting',
  about: ['workload'],

  check({ workload }) {
    const evidence = workload.containers.flatMap(({ ports = [] }, container) =>
      ports.flatMap(({ name }, port) =>
        name && /metric|prom/i.test(name)
          ? [
              observedFact(
                workload,
                `${containerPath(workload, container)}.ports[${port}].name`,
                name,
              ),
            ]
          : [],
      ),
    );
    return evidence.length > 0
      ? {
          state: 'observed',
          reason: `It declares the port ${evidence[0].value}.`,
          evidence,
        }
      : {
          state: 'not-observed',
          reason: 'No container declares a port named for metrics.',
        };
  },
};
