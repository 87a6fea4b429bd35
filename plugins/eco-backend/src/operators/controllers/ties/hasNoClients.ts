import { ServiceFacts } from '@backstage-eco/plugin-eco-node';
import { OperatorFacts } from '../../OperatorFacts';
import { behindAny, calledKeys, serviceKey } from '../joins/behindService';
import { prefer, Rule } from './Rule';

/** Ports that controllers have, too: for metrics, probes and profiling. */
const WATCHES_OVER = /metric|health|probe|prof|monitor/i;

function servesOthers({ ports }: ServiceFacts): boolean {
  return ports.some(
    ({ name = '', target = '' }) =>
      !WATCHES_OVER.test(name) && !WATCHES_OVER.test(target),
  );
}

/**
 * Prefers workloads that only the API server calls. A workload with a Service
 * for other clients is a server, such as a console or an API, that writes the
 * kind on behalf of people.
 */
export function hasNoClients(facts: OperatorFacts): Rule {
  let isServer: ReturnType<typeof behindAny> | undefined;
  return ({ leading }) => {
    isServer ??= findServers(facts);
    return prefer(leading, workload => !isServer!(workload));
  };
}

function findServers(facts: OperatorFacts): ReturnType<typeof behindAny> {
  const called = calledKeys(facts);
  return behindAny(
    facts.index
      .items('services')
      .filter(
        service =>
          servesOthers(service) &&
          !called.has(serviceKey({ namespace: '', ...service })),
      ),
  );
}
