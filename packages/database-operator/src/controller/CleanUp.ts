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
 * How often one look reads the claims that are kept, and how many it changes each
 * time. Whoever may write claims could keep a worker busy with them for good.
 */
const MAX_ROUNDS = 5;
const MAX_CHANGES = 100;

/** The writes before a Database goes, to what its operator has made. */
export class CleanUp {
  constructor(
    private readonly client: ApiClient,
    private readonly writer: Writer,
  ) {}

  /**
   * Changes an object of an operator's, if it is the operator's and there. All
   * that is asked for of it is metadata, for it may be a Secret.
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
   * Removes Secrets that an operator left, if they are the operator's.
   *
   * @returns those of its names that stay, and why
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
          'whose they are cannot be seen without deploy/rbac-kept-secrets.yaml';
      }
    }
    return left;
  }

  /**
   * Takes the owners off every claim that must be kept, and marks it. The claims
   * are read anew until none is left: one that was missed would be deleted with
   * its owner.
   *
   * @throws ApiError where others undo the changes, or there are too many: the rest
   * waits for another look, and so does what would follow
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

  /** Of an object that may hold secrets: a change of nothing, tried only. */
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
