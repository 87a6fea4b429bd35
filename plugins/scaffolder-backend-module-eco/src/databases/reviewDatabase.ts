import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  DatabaseReview,
  DatabaseReviewRequest,
  DatabaseVerdict,
} from '@backstage-eco/plugin-eco-common';
import { DatabaseCalls } from './DatabaseCalls';
import { toLine, toTaskError } from './toTaskError';

const REVIEWERS = {
  allowed: 'The portal',
  admitted: 'The API server',
  willRun: 'The database controller',
} as const;

/**
 * Reviews a database without creating or changing it: by the portal's rules,
 * the API server's dry run and the controller's checks.
 *
 * @throws an InputError if any of them blocks it
 */
export async function reviewDatabase(options: {
  calls: DatabaseCalls;
  request: DatabaseReviewRequest;
  logger: LoggerService;
}): Promise<DatabaseReview> {
  const { calls, request, logger } = options;
  const review = await calls.review(request).catch(error => {
    throw toTaskError(error);
  });
  const refusals = verdictsOf(review).filter(
    ({ verdict }) => verdict === 'blocked',
  );
  if (refusals.length > 0) {
    throw new InputError(refusals.map(toParagraph).join('\n'));
  }
  for (const answer of verdictsOf(review)) {
    const level = answer.verdict === 'ok' ? 'info' : 'warn';
    logger[level](toParagraph(answer));
  }
  return review;
}

function verdictsOf(review: DatabaseReview) {
  return Object.entries(REVIEWERS).map(([key, who]) => ({
    who,
    ...review[key as keyof typeof REVIEWERS],
  }));
}

function toParagraph(answer: { who: string } & DatabaseVerdict): string {
  const { who, verdict, messages } = answer;
  const words = { ok: 'ok', blocked: 'no', 'could-not-check': 'not checked' };
  return [`${who}: ${words[verdict]}`, ...messages.map(toLine)].join('\n  ');
}
