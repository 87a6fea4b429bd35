import { MaturityRule } from '../MaturityRule';
import { accessToKinds } from './accessToKinds';
import { alerts } from './alerts';
import { autoscaler } from './autoscaler';
import { autoscaling } from './autoscaling';
import { backups } from './backups';
import { conditions } from './conditions';
import { conversion } from './conversion';
import { crdsEstablished } from './crdsEstablished';
import { disruptionBudget } from './disruptionBudget';
import { finalizers } from './finalizers';
import { leaderElection } from './leaderElection';
import { metricsPort } from './metricsPort';
import { monitored } from './monitored';
import { scale } from './scale';
import { storedVersions } from './storedVersions';
import { upgrades } from './upgrades';
import { workloadReady } from './workloadReady';

/** All maturity rules, ordered by level. */
export const MATURITY_RULES: readonly MaturityRule[] = [
  workloadReady,
  crdsEstablished,
  accessToKinds,
  leaderElection,
  conversion,
  upgrades,
  storedVersions,
  disruptionBudget,
  backups,
  scale,
  finalizers,
  monitored,
  alerts,
  metricsPort,
  conditions,
  autoscaler,
  autoscaling,
];
