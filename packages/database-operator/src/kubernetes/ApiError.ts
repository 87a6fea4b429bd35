/** Status object in the API server's response to a refused request. */
export interface ApiStatus {
  code?: number;
  reason?: string;
  message?: string;
  details?: {
    causes?: { reason?: string; message?: string; field?: string }[];
    retryAfterSeconds?: number;
  };
}

const TOO_LARGE = 'AnswerTooLarge';

/** A request that the API server refused, or did not answer (code 0). */
export class ApiError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly causes: string[];
  /** Fields that an apply would take over, with their managers. */
  readonly conflicts: { field: string; manager: string }[];
  readonly retryAfterSeconds?: number;

  constructor(status: ApiStatus) {
    super((status.message ?? 'no message').slice(0, 1024));
    this.name = 'ApiError';
    this.code = status.code ?? 0;
    this.reason = status.reason ?? 'Unknown';
    this.causes = (status.details?.causes ?? []).map(
      cause => cause.reason ?? '',
    );
    this.conflicts = (status.details?.causes ?? []).flatMap(
      ({ reason, field = '', message = '' }) => {
        const manager = /^conflict with "([^"]{1,128})"/.exec(message)?.[1];
        return reason === 'FieldManagerConflict' && manager
          ? { field, manager }
          : [];
      },
    );
    this.retryAfterSeconds = status.details?.retryAfterSeconds;
  }

  /**
   * Creates the error for a response that exceeds a limit and was not read to
   * its end.
   */
  static tooLarge(limit: string): ApiError {
    const message = `the answer has more than ${limit}`;
    return new ApiError({ code: 0, reason: TOO_LARGE, message });
  }

  /**
   * Creates the error for a missing response: refused, reset, timed out or
   * broken.
   */
  static noAnswer(cause: unknown): ApiError {
    const message = cause instanceof Error ? cause.message : String(cause);
    return new ApiError({ code: 0, reason: 'NoAnswer', message });
  }
}

/** Whether a response exceeded a size limit. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof ApiError && error.reason === TOO_LARGE;
}

/** Whether the error is an {@link ApiError} with this HTTP status. */
export function hasCode(error: unknown, code: number): error is ApiError {
  return error instanceof ApiError && error.code === code;
}
