import { Release } from '../engines/Engine';
import { ApiClient } from '../kubernetes/ApiClient';
import { ApiError, hasCode } from '../kubernetes/ApiError';
import { KINDS } from '../kubernetes/kinds';
import { listPages } from '../kubernetes/listPages';
import { MANAGER } from '../kubernetes/managedFields';
import {
  KubernetesObject,
  ObjectMeta,
  ResourceKind,
  resourcePath,
} from '../kubernetes/objects';
import { LeftBehind } from '../reconcile/Observed';
import { Holder, KeptClaims, LeftSecrets } from '../reconcile/Plan';
import { keptMetadata } from './keptMetadata';
import { isOperators, releasePatch } from './release';
import { METADATA_ONLY, Writer } from './Writer';

/**
 * Limits on one reconciliation: passes over the claims, and changes per pass.
 * Otherwise anyone who may write claims could keep a worker busy forever.
 */
const MAX_ROUNDS = 5;
const MAX_CHANGES = 100;

/** Cleans up what an operator created, before its Database is deleted. */
export class CleanUp {
  constructor(
    private readonly client: ApiClient,
    private readonly writer: Writer,
  ) {}

  /**
   * Changes an object if it exists and belongs to the operator. Requests only
   * its metadata, as it may be a Secret.
   */
  async release(change: Release, of: Holder): Promise<void> {
    const { kind, name } = change;
    const { namespace } = of;
    const found = await this.metadataOf(kind, { name, namespace });
    const body = found && releasePatch(found, change, of);
    if (body) {
      await this.patchMetadata(kind, { name, namespace }, body);
    }
  }

  /**
   * Removes Secrets that an operator left behind, if they are the operator's.
   *
   * @returns the names that were not removed, and why
   */
  async removeLeft({ secrets, of }: LeftSecrets): Promise<LeftBehind> {
    const { namespace } = of;
    const left: LeftBehind = { names: [], because: '' };
    for (const { name, labels } of secrets) {
      try {
        const found = await this.metadataOf(KINDS.secret, { name, namespace });
        if (found && isOperators(found, { labels }, of)) {
          await this.writer.remove(KINDS.secret, found, { isUnchanged: true });
        } else if (found) {
          left.names.push(name);
          left.because ||= "nothing shows that they are the operator's";
        }
      } catch (error) {
        if (!hasCode(error, 403)) {
          throw error;
        }
        left.names.push(name);
        left.because =
          'their owner cannot be checked without deploy/rbac-kept-secrets.yaml';
      }
    }
    return left;
  }

  /**
   * Removes the owners from every claim that must be kept, and labels it. Lists
   * the claims again until none is left to change: a missed claim would be
   * deleted with its owner.
   *
   * @throws ApiError if others undo the changes, or there are too many; the
   *   rest, and the steps that follow, wait for the next reconciliation
   */
  async keepClaims(kept: KeptClaims): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const changes = await this.claimsToKeep(kept);
      if (changes.length === 0) {
        return;
      }
      for (const metadata of changes.slice(0, MAX_CHANGES)) {
        await this.writer.patchObject(KINDS.claim, metadata, { metadata });
      }
    }
    throw new ApiError({
      code: 409,
      reason: 'Conflict',
      message: `the claims of ${kept.holder.name} change while they are kept`,
    });
  }

  private async claimsToKeep(kept: KeptClaims): Promise<ObjectMeta[]> {
    const changes: ObjectMeta[] = [];
    const pages = listPages(this.client, {
      kind: KINDS.claim,
      namespace: kept.holder.namespace,
      accept: METADATA_ONLY.replace('Metadata;', 'MetadataList;'),
    });
    for await (const { items } of pages) {
      changes.push(...items.flatMap(claim => keptMetadata(claim, kept) ?? []));
      if (changes.length >= MAX_CHANGES) {
        break;
      }
    }
    return changes;
  }

  /**
   * Reads the metadata of an object that may hold secrets, by an empty dry-run
   * patch.
   */
  private async metadataOf(
    kind: ResourceKind,
    target: Pick<ObjectMeta, 'name' | 'namespace'>,
  ): Promise<ObjectMeta | undefined> {
    try {
      return await this.patchMetadata(kind, target, {}, { dryRun: 'All' });
    } catch (error) {
      if (hasCode(error, 404)) {
        return undefined;
      }
      throw error;
    }
  }

  private async patchMetadata(
    kind: ResourceKind,
    target: Pick<ObjectMeta, 'name' | 'namespace'>,
    body: object,
    query?: { dryRun: 'All' },
  ): Promise<ObjectMeta> {
    const { metadata } = await this.client.request<KubernetesObject>({
      method: 'PATCH',
      path: resourcePath(kind, target),
      query: { fieldManager: MANAGER, ...query },
      contentType: 'application/merge-patch+json',
      accept: METADATA_ONLY,
      body,
    });
    return metadata;
  }
}
