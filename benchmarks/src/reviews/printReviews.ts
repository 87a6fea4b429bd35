import { ReviewedCase } from './runReviews';

/** The figures, as counts. */
export interface ReviewSummary {
  /** Number of distinct reasons of Stalled. */
  reasons: number;
  /** Cases meant to stall. */
  seeded: number;
  /** Seeded cases that the review blocked before, for the same field. */
  foretold: number;
  /** Cases that the controller fulfils. */
  good: number;
  /** Good cases that the review blocked. */
  goodBlocked: number;
}

/** Sums up a report. */
export function summarise(cases: readonly ReviewedCase[]): ReviewSummary {
  const seeded = cases.filter(({ reason }) => reason);
  const good = cases.filter(({ reason }) => !reason);
  return {
    reasons: new Set(seeded.map(({ reason }) => reason)).size,
    seeded: seeded.length,
    foretold: seeded.filter(isForetold).length,
    good: good.length,
    goodBlocked: good.filter(isBlocked).length,
  };
}

/** Whether the controller's status is the one that the case was made for. */
export function isAsMeant({ reason, said }: ReviewedCase): boolean {
  return reason ? said.reason === reason : said.isReady && !said.reason;
}

function isBlocked({ review }: ReviewedCase): boolean {
  return Object.values(review).some(part => part?.verdict === 'blocked');
}

/**
 * Whether the review blocked the field that the message of Stalled starts with.
 */
function isForetold({ review, said }: ReviewedCase): boolean {
  const [field = ''] = said.message?.split(': ') ?? [];
  return (
    review.willRun?.verdict === 'blocked' &&
    review.willRun.messages.some(
      ({ field: foretold = '' }) =>
        field !== '' &&
        (foretold.startsWith(field) || field.startsWith(foretold)),
    )
  );
}

/** Formats what was foretold wrongly or not at all. Empty if all is right. */
export function printCase(reviewCase: ReviewedCase): string[] {
  const { reason = 'good', cause, review, said } = reviewCase;
  const what = `${reason}, ${cause}`;
  const words = JSON.stringify(reason === 'good' ? review : review.willRun);
  return [
    ...(isAsMeant(reviewCase) ? [] : [`✗ ${what}: is ${JSON.stringify(said)}`]),
    ...(reviewCase.reason && !isForetold(reviewCase)
      ? [`✗ ${what}: not foretold: ${words}`]
      : []),
    ...(!reviewCase.reason && isBlocked(reviewCase)
      ? [`✗ ${what}: blocked: ${words}`]
      : []),
  ];
}
