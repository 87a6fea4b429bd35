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
import { DELETE_OPTIONS, isAlreadyExists, METADATA_ONLY } from './Writer';

/**
 * Creates a Database's Secret, and determines its owner, without reading any
 * Secret.
 */
export class Secrets {
  constructor(private readonly client: ApiClient) {}

  /**
   * Creates the Secret. If it already exists, checks whether an earlier attempt
   * created it and its response was lost.
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
      if (!isAlreadyExists(error)) {
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
   * Determines who owns a Secret without the right to read it. A dry-run
   * foreground deletion returns the object, of which only metadata is
   * requested.
   *
   * @returns `undefined` if there is no such Secret
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
