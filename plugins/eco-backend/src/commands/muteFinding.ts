import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  ecoFindingMutePermission,
  ecoFindingReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { findingDetail, visibleFinding } from '../queries/getFinding';
import { toUtc } from '../queries/toUtc';
import { muteFinding as mute, unmuteFinding as unmute } from '../store';
import { Caller, Command, CommandContext, Target } from './Command';

/** Mutes a finding in one cluster, or changes its mute. */
export const muteFinding: Command<'muteFinding'> = {
  permission: ecoFindingMutePermission,
  readPermission: ecoFindingReadPermission,
  target: toTarget,
  audit: { eventId: 'finding-mute' },
  async run(context, { credentials, criteria }, input) {
    const { knex, auth } = context;
    const until = toUtc('until', input.body.until);
    if (until !== undefined && Date.parse(until) <= Date.now()) {
      throw new InputError(
        `until is in the past: ${until}; set a later time, or omit it`,
      );
    }
    await mute({
      knex,
      id: input.finding,
      by: await referenceOf(auth, credentials),
      reason: input.body.reason.trim(),
      until,
    });
    return findingDetail(context, criteria, input);
  },
};

/** Unmutes a finding. */
export const unmuteFinding: Command<'unmuteFinding'> = {
  permission: ecoFindingMutePermission,
  readPermission: ecoFindingReadPermission,
  target: toTarget,
  audit: { eventId: 'finding-unmute' },
  async run(context, { criteria }, input) {
    await unmute({ knex: context.knex, id: input.finding });
    return findingDetail(context, criteria, input);
  },
};

/**
 * Returns the cluster of the finding, because findings are muted per cluster.
 */
async function toTarget(
  input: { finding: string },
  { knex }: CommandContext,
  { criteria }: Caller,
): Promise<Target> {
  const id = input.finding;
  const { cluster } = await visibleFinding({ knex, criteria, id });
  return {
    resourceRef: cluster,
    what: `mute findings of cluster '${cluster}'`,
  };
}

async function referenceOf(
  auth: AuthService,
  credentials: BackstageCredentials,
): Promise<string> {
  if (auth.isPrincipal(credentials, 'user')) {
    return credentials.principal.userEntityRef;
  }
  return auth.isPrincipal(credentials, 'service')
    ? credentials.principal.subject
    : 'unknown';
}
