import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  /** Eco: what every Kubernetes cluster really runs. */
  eco?: {
    /** How clusters are read. */
    collection?: {
      /**
       * How often every cluster is read, as a duration, a cron expression or
       * `{ trigger: 'manual' }`. Default: 3 minutes.
       *
       * @visibility backend
       */
      frequency?: SchedulerServiceTaskScheduleDefinitionConfig['frequency'];
      /**
       * How long reading all clusters may take before another backend may
       * begin anew. Default: 15 minutes.
       *
       * @visibility backend
       */
      timeout?: SchedulerServiceTaskScheduleDefinitionConfig['timeout'];
      /**
       * How long to wait after the start of the backend. Default: not at all.
       *
       * @visibility backend
       */
      initialDelay?: SchedulerServiceTaskScheduleDefinitionConfig['initialDelay'];
      /**
       * How long the reading of one cluster may take. What was not read by then
       * is unknown until the next time. Default: 60 seconds.
       *
       * @visibility backend
       */
      clusterTimeout?: HumanDuration | string;
      /**
       * How many clusters are read at the same time. Default: 10.
       *
       * @visibility backend
       */
      concurrency?: number;
    };
    /** What is recognised. */
    definitions?: {
      /**
       * Folders with definitions of your own, one YAML file a tool. One that
       * has the id of a definition of Eco replaces it.
       *
       * @visibility backend
       */
      directories?: string[];
    };
  };
}
