import { FieldMessage } from '@backstage-eco/plugin-eco-common';
import {
  ClusterAccessError,
  ClusterStatusError,
} from '@backstage-eco/plugin-eco-node';
import { withoutAddresses } from '../../queries/hideAddresses';

/** Outcome of a failed request to an API server. */
export type Refusal =
  /** The request is rejected as it is. */
  | { kind: 'refused'; messages: FieldMessage[] }
  /** Another object already has the name. */
  | { kind: 'name-taken' }
  /** The request may succeed later; its outcome is unknown. */
  | { kind: 'unavailable'; reason: string };

/** Message for `name-taken`. */
export const NAME_TAKEN: FieldMessage = {
  field: 'name',
  message:
    'The name is taken: a Database with this name exists already. Choose another name, or open that one.',
};

/** Status codes after which the same request may succeed. */
const PASSING = [408, 425, 429, 502, 503, 504];

/** The token can be renewed, so the request itself is not at fault. */
const EXPIRED =
  "its API server refuses Eco's token (401), which may have expired. Ask your platform team to renew the token that Eco writes with";

/**
 * Explains why a write or its dry run failed.
 *
 * @throws the error itself if it does not come from a cluster
 */
export function explainRefusal(error: unknown): Refusal {
  if (error instanceof ClusterAccessError) {
    return unavailable(error.message);
  }
  if (!(error instanceof ClusterStatusError)) {
    throw error;
  }
  const { status, reason, message, causes } = error;
  // Webhooks choose the status and reason of a denial themselves.
  if (/^admission webhook ".+" denied the request/.test(message)) {
    const [field] = causes.length === 1 ? [causes[0].field] : [];
    return {
      kind: 'refused',
      messages: [{ ...(field && { field }), message }],
    };
  }
  if (status === 401) {
    return { kind: 'unavailable', reason: EXPIRED };
  }
  if (reason === 'AlreadyExists') {
    return { kind: 'name-taken' };
  }
  if (PASSING.includes(status) || reason === 'Timeout') {
    return unavailable(message);
  }
  // Nothing serves the write, or a webhook cannot be reached.
  if (status >= 500 && !/typed patch object|strict decoding/.test(message)) {
    return unavailable(message);
  }
  return { kind: 'refused', messages: toMessages(error) };
}

/**
 * Hides addresses; callers who may refresh the cluster find them on its page.
 */
function unavailable(reason: string): Refusal {
  return { kind: 'unavailable', reason: withoutAddresses(reason) };
}

function toMessages(error: ClusterStatusError): FieldMessage[] {
  const { status, reason, message, causes } = error;
  if (status === 405) {
    return [{ message: `Eco cannot write to this cluster: ${message}` }];
  }
  const conflicts = causes.filter(
    cause => cause.reason === 'FieldManagerConflict',
  );
  if (conflicts.length > 0) {
    return conflicts.map(({ field = '', message: said }) => ({
      field: field.replace(/^\./, ''),
      message: `${managerOf(
        said,
      )} manages this field. Change it there, or leave it as it is.`,
    }));
  }
  if (status === 403) {
    return [explainForbidden(message)];
  }
  if (status === 404) {
    return [explainNotFound(message)];
  }
  if (causes.length > 0) {
    return withoutRepeats(
      causes.map(cause => ({ field: cause.field, message: cause.message })),
    );
  }
  return readUnknownFields(message) ?? [{ message: message || reason }];
}

/**
 * RBAC errors name the missing verb; admission and quotas have their own
 * messages.
 */
function explainForbidden(message: string): FieldMessage {
  if (/cannot (get|create|patch|delete) resource/.test(message)) {
    return {
      field: 'namespace',
      message: `Eco's account may not do this here: ${message}. Bind the ClusterRole eco-databases to it.`,
    };
  }
  return {
    ...(/exceeded quota|is being terminated/.test(message) && {
      field: 'namespace',
    }),
    message,
  };
}

function explainNotFound(message: string): FieldMessage {
  return /namespaces? .*not found/.test(message)
    ? { field: 'namespace', message: `There is no such namespace: ${message}.` }
    : {
        field: 'cluster',
        message:
          'This cluster has no Database resource: its CRD databases.example.com is not installed.',
      };
}

/** Unknown fields are reported in one message, in strict validation. */
function readUnknownFields(message: string): FieldMessage[] | undefined {
  const unknown = [...message.matchAll(/unknown field "([^"]+)"/g)].map(
    ([, field]) => field,
  );
  const patched = /: \.([\w.[\]]+): (.+)$/.exec(message);
  if (unknown.length > 0) {
    return unknown.map(field => ({
      field,
      message: 'There is no such field. Remove it.',
    }));
  }
  return patched && /typed patch object/.test(message)
    ? [{ field: patched[1], message: patched[2] }]
    : undefined;
}

function managerOf(message: string): string {
  return /conflict with "([^"]+)"/.exec(message)?.[1] ?? 'Somebody else';
}

function withoutRepeats(messages: FieldMessage[]): FieldMessage[] {
  const seen = new Map(
    messages.map(each => [`${each.field} ${each.message}`, each]),
  );
  return [...seen.values()];
}
