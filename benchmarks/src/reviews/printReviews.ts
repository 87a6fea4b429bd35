import { ReviewedWish } from './runReviews';

/** The figures: counts. */
export interface ReviewSummary {
  /** Different reasons of Stalled. */
  reasons: number;
  /** Wishes that the controller stalls for the reason that was meant. */
  seeded: number;
  /** Of these: the review said so before, of the same field. */
  foretold: number;
  /** Wishes that the controller fulfils. */
  good: number;
  /** Of these: the review said that they would not be. */
  goodBlocked: number;
}

/** Adds a report up. */
export function summarise(wishes: readonly ReviewedWish[]): ReviewSummary {
  const seeded = wishes.filter(({ reason }) => reason);
  const good = wishes.filter(({ reason }) => !reason);
  return {
    reasons: new Set(seeded.map(({ reason }) => reason)).size,
    seeded: seeded.length,
    foretold: seeded.filter(isForetold).length,
    good: good.length,
    goodBlocked: good.filter(isBlocked).length,
  };
}

/** Whether the controller says what the wish was made for. */
export function isAsMeant({ reason, said }: ReviewedWish): boolean {
  return reason ? said.reason === reason : said.isReady && !said.reason;
}

function isBlocked({ review }: ReviewedWish): boolean {
  return Object.values(review).some(part => part?.verdict === 'blocked');
}

/** The message of Stalled begins with the field. */
function isForetold({ review, said }: ReviewedWish): boolean {
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
export function printWish(wish: ReviewedWish): string[] {
  const { reason = 'good', cause, review, said } = wish;
  const what = `${reason}, ${cause}`;
  const words = JSON.stringify(reason === 'good' ? review : review.willRun);
  return [
    ...(isAsMeant(wish) ? [] : [`✗ ${what}: is ${JSON.stringify(said)}`]),
    ...(wish.reason && !isForetold(wish)
      ? [`✗ ${what}: not foretold: ${words}`]
      : []),
    ...(!wish.reason && isBlocked(wish)
      ? [`✗ ${what}: blocked: ${words}`]
      : []),
  ];
}
