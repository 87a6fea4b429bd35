import {
  ClusterStatusCause,
  ClusterStatusError,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedObjects,
  boundedText,
} from '@backstage-eco/plugin-eco-recognition';

/** Maximum number of causes to keep. */
const MAX_CAUSES = 50;

/** The fields of a Kubernetes Status that are read. */
interface Status {
  kind?: string;
  reason?: string;
  message?: string;
  details?: {
    name?: string;
    causes?: unknown;
  };
}

/** A refusal that also tells whether the object itself is missing. */
class ApiServerError extends ClusterStatusError {
  readonly isMissingObject: boolean;

  constructor(status: number, answer: Status) {
    super({
      status,
      reason: short(answer.reason),
      message: short(answer.message || `status ${status}`),
      causes: readCauses(answer),
    });
    // If the resource is not served, the Status names no object.
    this.isMissingObject = status === 404 && Boolean(answer.details?.name);
  }
}

/**
 * Converts the refusal of an API server to an error.
 *
 * @param body - Status as JSON, or plain text instead
 */
export function toStatusError(
  status: number,
  body: string,
): ClusterStatusError {
  return new ApiServerError(status, parseStatus(body));
}

/** Whether the resource is served, but the requested object does not exist. */
export function isMissingObject(error: unknown): boolean {
  return error instanceof ApiServerError && error.isMissingObject;
}

/** Whether the object has changed since it was read. */
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

/**
 * Sanitizes text from a cluster for the log, the store and pages: one line,
 * without control characters.
 */
function short(text: unknown): string {
  return (
    boundedText(
      String(text ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    ) ?? ''
  );
}
