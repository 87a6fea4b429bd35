import { ReviewedCase } from './runReviews';

/** The figures: counts. */
export interface ReviewSummary {
  /** Different reasons of Stalled. */
  reasons: number;
  /** Cases that the controller stalls for the reason that was meant. */
  seeded: number;
  /** Of these: the review said so before, of the same field. */
  foretold: number;
  /** Cases that the controller fulfils. */
  good: number;
  /** Of these: the review said that they would not be. */
  goodBlocked: number;
}

/** Adds a report up. */
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

/** Whether the controller says what the case was made for. */
export function isAsMeant({ reason, said }: ReviewedCase): boolean {
  return reason ? said.reason === reason : said.isReady && !said.reason;
}

function isBlocked({ review }: ReviewedCase): boolean {
  return Object.values(review).some(part => part?.verdict === 'blocked');
}

/** The message of Stalled begins with the field. */
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

/** A line where something was foretold wrongly, or not at all. */
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
