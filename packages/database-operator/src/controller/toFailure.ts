import { ApiError } from '../kubernetes/ApiError';
import { WriteFailure } from '../reconcile/Observed';

/**
 * Translates a refused write into a reason and message for a condition.
 *
 * @returns `undefined` for transient errors that say nothing about the
 *   Database, such as a conflict or an unavailable server
 */
export function toFailure(error: ApiError): WriteFailure | undefined {
  const { message } = error;
  if (/admission webhook .* denied the request/.test(message)) {
    return failure('RejectedByWebhook', message, true);
  }
  if (/ValidatingAdmissionPolicy .* denied request/.test(message)) {
    return failure('RejectedByPolicy', message, true);
  }
  if (/failed calling webhook/.test(message)) {
    return failure('WebhookFailed', message, false);
  }
  if (/exceeded quota/.test(message)) {
    return failure('QuotaExceeded', message, false);
  }
  if (
    error.causes.includes('NamespaceTerminating') ||
    /because it is being terminated/.test(message)
  ) {
    return failure('NamespaceTerminating', message, false);
  }
  switch (error.code) {
    case 403:
      return failure(
        'Forbidden',
        `The controller is not allowed to: ${message}. Apply deploy/${roleFor(
          message,
        )}.`,
        false,
      );
    case 404:
      return failure('NotServed', message, false);
    case 400:
    case 422:
      return failure('Rejected', message, true);
    default:
      return undefined;
  }
}

/** Returns the manifest that grants the missing permission. */
function roleFor(message: string): string {
  return /cannot patch resource "secrets"/.test(message)
    ? 'rbac-kept-secrets.yaml'
    : 'rbac.yaml';
}

function failure(
  reason: string,
  message: string,
  stalls: boolean,
): WriteFailure {
  return { reason, message, stalls };
}
