import { ListedKind } from '@backstage-eco/plugin-eco-backend/assessment';
import * as clusterObjects from './clusterObjects';
import * as databases from './databases';
import * as operators from './operators';
import { Probe } from './Probe';
import * as registrations from './registrations';
import * as secrets from './secrets';
import * as workloads from './workloads';

/** Kinds that cannot be created: metrics-server serves its own measurements. */
type Measured = 'nodeMetrics';

/** The probe of each kind that Eco reads. */
export const PROBES: {
  [K in Exclude<ListedKind, Measured>]: Probe<K>;
} = {
  ...clusterObjects,
  ...databases,
  ...operators,
  ...registrations,
  ...secrets,
  ...workloads,
};
