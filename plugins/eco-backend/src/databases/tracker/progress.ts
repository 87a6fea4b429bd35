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
      steps: isNew ? addStep(request, state, now) : request.progress.steps,
    },
    nextLookMs: next.isStalled ? STALLED_LOOK_MS : LOOK_MS,
  };
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

/** A request whose cluster does not answer. Nothing is known anew. */
export function waitForCluster(
  request: StoredRequest,
  reason: string,
): RequestChanges {
  const failures = request.failures + 1;
  return {
    progress: {
      ...request.progress,
      waitingFor: `Cluster ${request.cluster} does not answer: ${reason}`,
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

function addStep(
  { progress }: StoredRequest,
  state: State,
  at: string,
  message?: string,
): RequestProgress['steps'] {
  return [...progress.steps, { state, at, ...(message && { message }) }];
}
