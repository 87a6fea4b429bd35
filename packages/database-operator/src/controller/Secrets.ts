import { DatabaseCredentials } from '@backstage-eco/plugin-eco-common';
import { ApiClient } from '../kubernetes/ApiClient';
import { hasCode } from '../kubernetes/ApiError';
import { KINDS } from '../kubernetes/kinds';
import {
  KubernetesObject,
  ObjectMeta,
  resourcePath,
} from '../kubernetes/objects';
import { SecretProof } from '../reconcile/Plan';
import { DELETE_OPTIONS, isThereAlready, METADATA_ONLY } from './Writer';

/** Makes the Secret of a Database, and tells whose one is, without reading any. */
export class Secrets {
  constructor(private readonly client: ApiClient) {}

  /**
   * Makes the Secret. Of one that is there already it is asked whether an earlier
   * try made it, whose answer was lost.
   */
  async create(
    secret: KubernetesObject,
    proof: SecretProof,
  ): Promise<DatabaseCredentials> {
    const { name, namespace } = secret.metadata;
    try {
      const { metadata } = await this.client.request<KubernetesObject>({
        method: 'POST',
        path: resourcePath(KINDS.secret, { namespace }),
        accept: METADATA_ONLY,
        body: secret,
      });
      return { source: 'Created', uid: metadata.uid };
    } catch (error) {
      if (!isThereAlready(error)) {
        throw error;
      }
    }
    return (
      (await this.lookFor({ name, namespace }, proof)) ?? {
        source: 'Existing',
      }
    );
  }

  /**
   * Whose a Secret is, without the right to read it: a deletion in the foreground
   * that is only tried answers with the object, of which metadata alone is asked for.
   *
   * @returns `undefined` where there is none
   */
  async lookFor(
    { name, namespace }: Pick<ObjectMeta, 'name' | 'namespace'>,
    proof: SecretProof,
  ): Promise<DatabaseCredentials | undefined> {
    try {
      const { metadata } = await this.client.request<KubernetesObject>({
        method: 'DELETE',
        path: resourcePath(KINDS.secret, { namespace, name }),
        query: { dryRun: 'All' },
        accept: METADATA_ONLY,
        body: {
          ...DELETE_OPTIONS,
          dryRun: ['All'],
          propagationPolicy: 'Foreground',
        },
      });
      const { annotations = {}, uid } = metadata;
      const isOurs = Object.entries(proof).every(
        ([key, value]) => value && annotations[key] === value,
      );
      return isOurs ? { source: 'Created', uid } : { source: 'Existing' };
    } catch (error) {
      if (hasCode(error, 404)) {
        return undefined;
      }
      throw error;
    }
  }
}
