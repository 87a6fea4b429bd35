import { ListedKind } from '@backstage-eco/plugin-eco-backend/assessment';
import * as clusterObjects from './clusterObjects';
import * as databases from './databases';
import * as operators from './operators';
import { Probe } from './Probe';
import * as registrations from './registrations';
import * as secrets from './secrets';
import * as workloads from './workloads';

/** Nobody can make a NodeMetrics: metrics-server answers with what it measured. */
type Measured = 'nodeMetrics';

/** A probe for each kind that is read. */
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
