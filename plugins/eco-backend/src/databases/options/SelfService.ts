import { DATABASE, DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import {
  ClusterAccessError,
  ClusterStatusError,
  ClusterWriter,
} from '@backstage-eco/plugin-eco-node';
import { withoutAddresses } from '../../queries/hideAddresses';
import { explainRefusal } from '../manifest/explainRefusal';

/** Whether Eco can create databases in a cluster, and why not. */
export type SelfServiceState =
  DatabaseOptions['clusters'][number]['selfService'];

const TIMEOUT_MS = 5_000;
/** How long a result is cached. */
const KEPT_MS = 60_000;
/** How long a result is cached if it is unknown. */
const UNKNOWN_KEPT_MS = 10_000;
/**
 * Maximum number of namespaces to try per cluster; the role may be bound only
 * in some.
 */
const MAX_NAMESPACES = 5;

/**
 * Determines whether Eco can create databases in a cluster, without creating
 * one.
 */
export class SelfService {
  readonly #writer: ClusterWriter;
  readonly #known = new Map<
    string,
    { state: Promise<SelfServiceState>; until: number }
  >();

  constructor(writer: ClusterWriter) {
    this.#writer = writer;
  }

  /**
   * Checks whether a Database could be created in any of the namespaces.
   *
   * @param namespaces - offered namespaces, best first
   */
  async check(
    cluster: string,
    namespaces: string[],
  ): Promise<SelfServiceState> {
    const states = await Promise.all(
      namespaces
        .slice(0, MAX_NAMESPACES)
        .map(namespace => this.#recall(cluster, namespace)),
    );
    return (
      states.find(({ state }) => state === 'yes') ??
      states.find(({ state }) => state === 'unknown') ??
      states[0] ?? {
        state: 'unknown',
        reason: 'None of its namespaces is known.',
      }
    );
  }

  #recall(cluster: string, namespace: string): Promise<SelfServiceState> {
    const key = JSON.stringify([cluster, namespace]);
    const known = this.#known.get(key);
    if (known && known.until > Date.now()) {
      return known.state;
    }
    const entry = {
      state: this.#ask(cluster, namespace),
      until: Date.now() + KEPT_MS,
    };
    entry.state.then(({ state }) => {
      if (state === 'unknown') {
        entry.until = Date.now() + UNKNOWN_KEPT_MS;
      }
    });
    this.#known.set(key, entry);
    return entry.state;
  }

  async #ask(cluster: string, namespace: string): Promise<SelfServiceState> {
    try {
      // With an unknown version: the API server rejects it after authorization,
      // but before it calls any webhook.
      await this.#writer.create(
        cluster,
        'databases.example.com',
        {
          apiVersion: DATABASE.apiVersion.replace(/\/.*/, '/none'),
          kind: DATABASE.kind,
          metadata: { name: 'eco-self-service-check', namespace },
        },
        { dryRun: true, signal: AbortSignal.timeout(TIMEOUT_MS) },
      );
      return { state: 'yes' };
    } catch (error) {
      return explain(error, namespace);
    }
  }
}

function explain(error: unknown, namespace: string): SelfServiceState {
  if (error instanceof ClusterAccessError) {
    return error.failure === 'client-side-auth'
      ? {
          state: 'no',
          reason:
            'Only the browsers of its users have a token for this cluster; Eco has none. Apply the manifest yourself, or by GitOps.',
        }
      : { state: 'unknown', reason: withoutAddresses(error.message) };
  }
  if (!(error instanceof ClusterStatusError)) {
    throw error;
  }
  switch (error.status) {
    case 400:
      return { state: 'yes' };
    case 403:
      return {
        state: 'no',
        reason: `Eco's account may not create databases in ${namespace}: the ClusterRole eco-databases is not bound to it there.`,
      };
    case 404:
      return {
        state: 'no',
        reason:
          'The Database resource is not installed: there is no CRD databases.example.com.',
      };
    case 405:
      return { state: 'no', reason: error.message };
    default: {
      const refusal = explainRefusal(error);
      return {
        state: 'unknown',
        reason:
          refusal.kind === 'unavailable'
            ? refusal.reason
            : withoutAddresses(error.message),
      };
    }
  }
}
