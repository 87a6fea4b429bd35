/**
 * A refusal by the API server, with its own message.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export class KubernetesError extends Error {
  /** HTTP status, for example 404. */
  readonly status: number;
  /** Machine-readable reason of the Status object, for example `NotFound`. */
  readonly reason: string | undefined;
  /** Message of the server, without the request. */
  readonly serverMessage: string;

  constructor(options: {
    request: string;
    status: number;
    reason?: string;
    message: string;
  }) {
    super(`${options.request} answered ${options.status}: ${options.message}`);
    this.name = 'KubernetesError';
    this.status = options.status;
    this.reason = options.reason;
    this.serverMessage = options.message;
  }

  /** Reads a Status object. Any other body becomes the message, truncated. */
  static fromBody(
    request: string,
    status: number,
    body: string,
  ): KubernetesError {
    try {
      const { message, reason } = JSON.parse(body);
      if (typeof message === 'string') {
        return new KubernetesError({ request, status, reason, message });
      }
    } catch {
      // Not JSON: use the body as the message.
    }
    return new KubernetesError({
      request,
      status,
      message: body.slice(0, 500),
    });
  }
}
