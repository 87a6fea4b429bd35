import { FieldMessage } from '@backstage-eco/plugin-eco-common';
import type {
  RequestChanges,
  RequestProgress,
  StoredRequest,
} from '../../store';

/** How often an open request is checked. */
const POLL_INTERVAL_MS = 2_000;
/** How often a request is checked that needs a person. */
const STALLED_POLL_INTERVAL_MS = 10_000;
/** Maximum backoff while a cluster does not answer. */
const MAX_PAUSE_MS = 30_000;
/**
 * Longer than a restart of the controller, or its move to another node, takes.
 */
const CONTROLLER_GONE_MS = 5 * 60_000;

type State = StoredRequest['state'];

/** In the order in which a request reaches them. */
const ORDER: State[] = [
  'requested',
  'accepted',
  'provisioning',
  'ready',
  'verified',
];

/** Continues a request; a state that it already had is not recorded again. */
export function continueRequest(
  request: StoredRequest,
  next: {
    state: State;
    now: string;
    waitingFor?: string;
    /** ISO 8601. Defaults to the time since which the same was waited for. */
    waitingSince?: string;
    isStalled?: boolean;
    connection?: RequestProgress['connection'];
  },
): RequestChanges {
  const { state, now, ...progress } = next;
  const isNew = ORDER.indexOf(state) > ORDER.indexOf(request.state);
  return {
    state: isNew ? state : request.state,
    progress: {
      ...progress,
      waitingSince:
        next.waitingFor &&
        (next.waitingSince ?? sinceOf(request, next.waitingFor, now)),
      steps: isNew ? addStep(request, state, now) : request.progress.steps,
    },
    dueInMs: next.isStalled ? STALLED_POLL_INTERVAL_MS : POLL_INTERVAL_MS,
  };
}

/**
 * Continues a request whose Database the controller has not picked up. After
 * minutes without a reaction, it needs a person; it continues by itself once
 * the controller is back.
 *
 * @param next - `waitingSince`: when there was something to pick up;
 * `reactionMs`: how long a running controller may take to react
 */
export function waitForController(
  request: StoredRequest,
  next: {
    state: State;
    now: string;
    waitingFor: string;
    waitingSince: string;
    reactionMs: number;
  },
): RequestChanges {
  const { reactionMs, ...waiting } = next;
  const { now, waitingSince, waitingFor } = waiting;
  const silentMs = Date.parse(now) - Date.parse(waitingSince);
  return continueRequest(request, {
    ...waiting,
    isStalled: silentMs > CONTROLLER_GONE_MS,
    waitingFor:
      silentMs > reactionMs
        ? `The Database controller in cluster ${request.cluster} does not react. Ask your platform team whether it runs. Your request goes on once it does.`
        : waitingFor,
  });
}

/** Ends a request, successfully or not. */
export function finish(
  request: StoredRequest,
  end: {
    state: State;
    now: string;
    error?: FieldMessage;
    notVerified?: string;
    connection?: RequestProgress['connection'];
  },
): RequestChanges {
  const { state, now, ...progress } = end;
  const { steps } = request.progress;
  return {
    state,
    progress: {
      ...progress,
      steps:
        request.state === state
          ? steps
          : addStep(request, state, now, end.error?.message),
    },
  };
}

/**
 * Delays a request whose cluster does not answer, or cannot process it now.
 * Keeps its state.
 */
export function waitForCluster(
  request: StoredRequest,
  { now, reason }: { now: string; reason: string },
): RequestChanges {
  const { cluster, progress } = request;
  const failures = request.failures + 1;
  const began = request.failures > 0 ? progress.waitingSince : undefined;
  return {
    progress: {
      ...progress,
      waitingFor: `Cluster ${cluster} cannot do this now: ${reason.replace(
        /\.$/,
        '',
      )}. Eco tries again by itself.`,
      waitingSince: began ?? now,
    },
    failures,
    dueInMs: Math.min(
      MAX_PAUSE_MS,
      POLL_INTERVAL_MS * 2 ** Math.min(failures - 1, 5),
    ),
  };
}

/** Returns when a request reached a state, ISO 8601. */
export function reachedAt(
  { progress }: StoredRequest,
  state: State,
): string | undefined {
  return progress.steps.find(step => step.state === state)?.at;
}

function sinceOf(
  { progress }: StoredRequest,
  waitingFor: string,
  now: string,
): string {
  return progress.waitingFor === waitingFor
    ? progress.waitingSince ?? now
    : now;
}

function addStep(
  { progress }: StoredRequest,
  state: State,
  at: string,
  message?: string,
): RequestProgress['steps'] {
  return [...progress.steps, { state, at, ...(message && { message }) }];
}
