import {
  DatabaseReview,
  DatabaseReviewRequest,
  DatabaseVerdict,
  ecoDatabaseCreatePermission,
  ecoDatabaseUpdatePermission,
} from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import { Caller, DatabaseContext } from '../DatabaseContext';
import { FieldError } from '../FieldError';
import {
  toChangedManifest,
  toNewManifest,
  toShownManifest,
} from '../manifest/toManifest';
import { authorize } from '../permissions/authorizeDatabases';
import { claimOwner, readPerson } from '../permissions/claimOwner';
import { engineOf } from '../permissions/engineOf';
import { isPlaceAllowed } from '../policy/findRefusals';
import { readSpecInput } from '../policy/readSpecInput';
import { findLive } from '../requests/findLive';
import { judge } from '../requests/judge';
import { DryRun, dryRun } from '../review/dryRun';
import { predictFromInventory } from '../review/predictFromInventory';
import { DatabaseOperation } from './DatabaseOperation';

/** Input of a review, after the permission check. */
interface Reviewed {
  manifest: ClusterObject;
  owner: string;
  /** Set for a change. */
  existing?: ClusterObject;
}

/** `POST /database-reviews`. */
export const reviewDatabase: DatabaseOperation<'reviewDatabase'> = {
  audit: { eventId: 'database-review' },
  isRequest: false,
  async run(context, caller, { body: request }) {
    const reviewed =
      request.operation === 'create'
        ? await prepareNew(context, caller, request)
        : await prepareChange(context, caller, request);
    const { manifest, existing } = reviewed;
    const [allowed, { verdict, admitted }, willRun] = await Promise.all([
      judgeInput(context, request, reviewed.owner),
      admit(context, request, manifest),
      predictInput(context, request, reviewed),
    ]);
    return {
      allowed,
      admitted: verdict,
      willRun,
      manifest: show(manifest),
      admittedManifest: admitted && show(admitted),
      existingManifest: existing && show(existing),
    };
  },
};

async function prepareNew(
  context: DatabaseContext,
  caller: Caller,
  request: DatabaseReviewRequest,
): Promise<Reviewed> {
  const { cluster, namespace, name, owner, spec } = request;
  if (!owner) {
    throw new FieldError([
      {
        field: 'owner',
        message: 'Set it to yourself, or to one of your groups.',
      },
    ]);
  }
  const person = await readPerson(context, caller);
  claimOwner(person, owner);
  await authorize(context, caller, {
    permission: ecoDatabaseCreatePermission,
    target: { cluster, namespace, engine: engineOf(spec), owner },
    what: `create this database in ${namespace} of ${cluster} for ${owner}`,
  });
  const manifest = toNewManifest({
    namespace,
    name,
    owner,
    spec,
    requestedBy: person.userEntityRef,
  });
  return { manifest, owner };
}

async function prepareChange(
  context: DatabaseContext,
  caller: Caller,
  request: DatabaseReviewRequest,
): Promise<Reviewed> {
  const { namespace, name, spec } = request;
  const { target, record, live } = await findLive(context, caller, request);
  await authorize(context, caller, {
    permission: ecoDatabaseUpdatePermission,
    target,
    what: `change database ${namespace}/${name}`,
  });
  const { userEntityRef } = await readPerson(context, caller);
  const manifest = live
    ? toChangedManifest({
        live,
        owner: record?.owner,
        changedBy: userEntityRef,
        spec,
      })
    : toNewManifest({
        namespace,
        name,
        owner: target.owner,
        spec,
        requestedBy: userEntityRef,
      });
  return { manifest, owner: target.owner, existing: live };
}

/** Verdict for a place in which no new database is allowed. */
const NOT_ASKED: DatabaseVerdict = {
  verdict: 'could-not-check',
  messages: [
    {
      message:
        'Not checked with the cluster, because the portal does not allow it.',
    },
  ],
};

/**
 * Whether a review may examine its place: a dry run, and Eco's data, would
 * reveal which names are taken there.
 */
function isOpenTo(
  { config }: DatabaseContext,
  request: DatabaseReviewRequest,
): boolean {
  return (
    request.operation === 'update' || isPlaceAllowed(config.allowed, request)
  );
}

async function admit(
  context: DatabaseContext,
  request: DatabaseReviewRequest,
  manifest: ClusterObject,
): Promise<Pick<DryRun, 'verdict' | 'admitted'>> {
  return isOpenTo(context, request)
    ? dryRun({ ...context, ...request, manifest })
    : { verdict: NOT_ASKED };
}

function judgeInput(
  context: DatabaseContext,
  { cluster, namespace, name, spec: input }: DatabaseReviewRequest,
  owner: string,
): Promise<DatabaseVerdict> | DatabaseVerdict {
  const read = readSpecInput(input);
  return 'messages' in read
    ? { verdict: 'blocked', messages: read.messages }
    : judge(context, { cluster, namespace, name, owner, spec: read.spec });
}

function predictInput(
  context: DatabaseContext,
  request: DatabaseReviewRequest,
  { existing, owner }: Reviewed,
): Promise<DatabaseVerdict> | DatabaseVerdict {
  const { cluster, namespace, name, spec: input } = request;
  const read = readSpecInput(input);
  if ('messages' in read) {
    return { verdict: 'blocked', messages: read.messages };
  }
  return isOpenTo(context, request)
    ? predictFromInventory(context, {
        cluster,
        namespace,
        name,
        owner,
        spec: read.spec,
        existing,
      })
    : NOT_ASKED;
}

function show(object: ClusterObject): DatabaseReview['manifest'] {
  return { ...toShownManifest(object) };
}
