import {
  ClusterStatusCause,
  ClusterStatusError,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedObjects,
  boundedText,
} from '@backstage-eco/plugin-eco-recognition';

/** How many causes are passed on. */
const MAX_CAUSES = 50;

/** The part of a Status of Kubernetes that is read. */
interface Status {
  kind?: string;
  reason?: string;
  message?: string;
  details?: {
    name?: string;
    causes?: unknown;
  };
}

/** A refusal that says, beside its reasons, whether an object is what is missing. */
class ApiServerError extends ClusterStatusError {
  readonly isMissingObject: boolean;

  constructor(status: number, answer: Status) {
    super({
      status,
      reason: short(answer.reason),
      message: short(answer.message || `status ${status}`),
      causes: readCauses(answer),
    });
    // Where the resource is not served, the Status names no object.
    this.isMissingObject = status === 404 && Boolean(answer.details?.name);
  }
}

/**
 * The refusal of an API server as an error.
 *
 * @param body - a Status as JSON, or the plain text that stands for it
 */
export function toStatusError(
  status: number,
  body: string,
): ClusterStatusError {
  return new ApiServerError(status, parseStatus(body));
}

/** Whether the resource is served, and the object that was asked for not there. */
export function isMissingObject(error: unknown): boolean {
  return error instanceof ApiServerError && error.isMissingObject;
}

/** Whether the object is another one by now than the one that was read. */
export function isConflict(error: unknown): boolean {
  return error instanceof ClusterStatusError && error.status === 409;
}

function parseStatus(body: string): Status {
  try {
    const status = JSON.parse(body);
    return status?.kind === 'Status' ? status : { message: body };
  } catch {
    return { message: body };
  }
}

function readCauses({ details }: Status): ClusterStatusCause[] {
  return boundedObjects(details?.causes)
    .slice(0, MAX_CAUSES)
    .map(({ field, reason, message }) => ({
      ...(field ? { field: short(field) } : {}),
      ...(reason ? { reason: short(reason) } : {}),
      message: short(message),
    }));
}

/** Words of a cluster, for the log, the store and pages: a line without controls. */
function short(text: unknown): string {
  return (
    boundedText(
      String(text ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    ) ?? ''
  );
}
