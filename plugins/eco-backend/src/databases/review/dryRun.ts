import { DatabaseVerdict } from '@backstage-eco/plugin-eco-common';
import {
  ClusterObject,
  ClusterStatusError,
  ClusterWriter,
} from '@backstage-eco/plugin-eco-node';
import { explainRefusal, NAME_TAKEN } from '../manifest/explainRefusal';

/** Timeout for admission by the API server, including webhooks. */
const TIMEOUT_MS = 15_000;

/** Result of a dry run. */
export interface DryRun {
  verdict: DatabaseVerdict;
  /** The object as it would be stored. */
  admitted?: ClusterObject;
  /** Whether the name is taken, or another manager owns a field. */
  isConflict: boolean;
}

/**
 * Asks the API server whether it would accept an object.
 *
 * @param options - `operation`: `create` fails if the name is taken; `update`
 * applies to the object with the same uid
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
          { message: `The cluster cannot check this now: ${refusal.reason}` },
        ],
      };
  }
}
