import { containerPath } from '@backstage-eco/plugin-eco-recognition';
import { FrameworkTraces } from './FrameworkTraces';

/** Includes Addon-operator, which is Shell-operator with modules. */
const REPOSITORIES = [
  'flant/shell-operator',
  'flant/addon-operator',
  'shell-operator',
  'addon-operator',
];
const CONTAINERS = new Set(['shell-operator', 'addon-operator']);

/**
 * Detects Shell-operator by the base image for hooks, and by its container's
 * name. An operator with its own image and container name shows neither.
 *
 * @see https://github.com/flant/shell-operator
 */
export const shellOperator: FrameworkTraces = {
  framework: 'shell-operator',

  find(facts) {
    const byImage = REPOSITORIES.flatMap(repository =>
      facts.index.containersOf(repository),
    ).map(({ workload, position }) => ({
      workload,
      field: `${containerPath(workload, position)}.image`,
      value: workload.containers[position].image,
    }));
    const byName = facts.workloads().flatMap(workload =>
      workload.containers
        .map(({ name }, position) => ({
          workload,
          field: `${containerPath(workload, position)}.name`,
          value: name,
        }))
        .filter(({ value }) => CONTAINERS.has(value)),
    );
    return [...byImage, ...byName].map(({ workload, field, value }) => ({
      subject: workload,
      weight: 'strong' as const,
      fact: { object: workload, field, value },
    }));
  },
};
