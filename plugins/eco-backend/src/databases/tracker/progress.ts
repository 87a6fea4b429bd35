import { FieldMessage } from '@backstage-eco/plugin-eco-common';
import type {
  RequestChanges,
  RequestProgress,
  StoredRequest,
} from '../../store';

/** How often an open request is looked at. */
const LOOK_MS = 2_000;
/** The same where only a person can help. */
const STALLED_LOOK_MS = 10_000;
/** The longest pause while a cluster does not answer. */
const MAX_PAUSE_MS = 30_000;
/** A longer silence than a restart, or a move to another node, explains. */
const CONTROLLER_GONE_MS = 5 * 60_000;

type State = StoredRequest['state'];

/** In the order in which a request goes through them. */
const ORDER: State[] = [
  'requested',
  'accepted',
  'provisioning',
  'ready',
  'verified',
];

/** A request that goes on; a state that it had already is not reached again. */
export function goOn(
  request: StoredRequest,
  next: {
    state: State;
    now: string;
    waitingFor?: string;
    /** Left out: since the same was waited for, ISO 8601. */
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
    nextLookMs: next.isStalled ? STALLED_LOOK_MS : LOOK_MS,
  };
}

/**
 * A request whose Database its controller has not taken up. One that is silent for
 * minutes needs a person; the request goes on by itself once it is back.
 *
 * @param next - `waitingSince`: when there was something to take up; `patienceMs`:
 * how long a controller that runs may be silent
 */
export function waitForController(
  request: StoredRequest,
  next: {
    state: State;
    now: string;
    waitingFor: string;
    waitingSince: string;
    patienceMs: number;
  },
): RequestChanges {
  const { patienceMs, ...waiting } = next;
  const { now, waitingSince, waitingFor } = waiting;
  const silentMs = Date.parse(now) - Date.parse(waitingSince);
  return goOn(request, {
    ...waiting,
    isStalled: silentMs > CONTROLLER_GONE_MS,
    waitingFor:
      silentMs > patienceMs
        ? `The Database controller in cluster ${request.cluster} does not react. Ask your platform team whether it runs. Your request goes on once it does.`
        : waitingFor,
  });
}

/** A request that is done, well or not. */
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
 * A request whose cluster does not answer, or cannot carry it out now. Nothing is
 * known anew.
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
    nextLookMs: Math.min(
      MAX_PAUSE_MS,
      LOOK_MS * 2 ** Math.min(failures - 1, 5),
    ),
  };
}

/** When a request came to a state, ISO 8601. */
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
