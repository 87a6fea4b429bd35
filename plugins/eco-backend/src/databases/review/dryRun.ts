import { DatabaseVerdict } from '@backstage-eco/plugin-eco-common';
import {
  ClusterObject,
  ClusterStatusError,
  ClusterWriter,
} from '@backstage-eco/plugin-eco-node';
import { explainRefusal, NAME_TAKEN } from '../manifest/explainRefusal';

/** How long an API server may take to admit an object, webhooks included. */
const TIMEOUT_MS = 15_000;

/** What an API server said of an object. */
export interface DryRun {
  verdict: DatabaseVerdict;
  /** As it would be stored. */
  admitted?: ClusterObject;
  /** The name is taken, or somebody else manages a field. */
  isConflict: boolean;
}

/**
 * Asks the API server whether it would take an object.
 *
 * @param options - `operation`: `create` refuses a name that is taken, `update`
 * applies it to the very object with its uid
 */
export async function dryRun(options: {
  writer: ClusterWriter;
  cluster: string;
  operation: 'create' | 'update';
  manifest: ClusterObject;
}): Promise<DryRun> {
  const { writer, cluster, operation, manifest } = options;
  const resource = 'databases.example.com';
  const request = { dryRun: true, signal: AbortSignal.timeout(TIMEOUT_MS) };
  try {
    const admitted = await (operation === 'create'
      ? writer.create(cluster, resource, manifest, request)
      : writer.apply(cluster, resource, manifest, request));
    return {
      verdict: { verdict: 'ok', messages: [] },
      admitted,
      isConflict: false,
    };
  } catch (error) {
    const isConflict =
      error instanceof ClusterStatusError && error.status === 409;
    return { verdict: toVerdict(error), isConflict };
  }
}

function toVerdict(error: unknown): DatabaseVerdict {
  const refusal = explainRefusal(error);
  switch (refusal.kind) {
    case 'refused':
      return { verdict: 'blocked', messages: refusal.messages };
    case 'name-taken':
      return { verdict: 'blocked', messages: [NAME_TAKEN] };
    default:
      return {
        verdict: 'could-not-check',
        messages: [
          { message: `The cluster cannot say now: ${refusal.reason}` },
        ],
      };
  }
}
