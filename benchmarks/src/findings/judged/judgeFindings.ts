import { FindingSubject } from '@backstage-eco/plugin-eco-node';
import { ReportedFinding } from '../findingsOf';

/**
 * Verdict on one finding of an install, by somebody who did not write the
 * check.
 */
export interface Verdict {
  check: string;
  /** File of the corpus. */
  install: string;
  /** Subject, as formatted by {@link subjectText}. */
  subject: string;
  isRight: boolean;
  reason: string;
}

/** Findings of healthy installs, compared with the verdicts. */
export interface Judgement {
  /** Number of findings with a verdict. */
  judged: number;
  /** Verdicts on findings that should not be there. */
  wrong: Verdict[];
  /** Findings without a verdict. */
  unjudged: Array<Omit<Verdict, 'isRight' | 'reason'> & { message: string }>;
}

/** Compares the findings of installs with the verdicts. */
export function judgeFindings(
  installs: ReadonlyArray<{
    file: string;
    findings: readonly ReportedFinding[];
  }>,
  verdicts: readonly Verdict[],
): Judgement {
  const byKey = new Map(verdicts.map(each => [toKey(each), each]));
  const judgement: Judgement = { judged: 0, wrong: [], unjudged: [] };
  for (const { file, findings } of installs) {
    for (const finding of findings) {
      const pair = {
        check: finding.checkId,
        install: file,
        subject: subjectText(finding),
      };
      const verdict = byKey.get(toKey(pair));
      if (!verdict) {
        judgement.unjudged.push({ ...pair, message: finding.message });
        continue;
      }
      judgement.judged += 1;
      if (!verdict.isRight) {
        judgement.wrong.push(verdict);
      }
    }
  }
  return judgement;
}

function toKey({
  check,
  install,
  subject,
}: Pick<Verdict, 'check' | 'install' | 'subject'>): string {
  return JSON.stringify([check, install, subject]);
}

/**
 * Formats the subject of a finding as in the table: `Service acme/web
 * (aspect)`.
 */
export function subjectText({
  subject,
  aspect,
}: Pick<ReportedFinding, 'subject' | 'aspect'>): string {
  return [nameOf(subject), aspect && `(${aspect})`].filter(Boolean).join(' ');
}

function nameOf(subject: FindingSubject): string {
  switch (subject.type) {
    case 'object':
      return `${subject.kind} ${[subject.namespace, subject.name]
        .filter(Boolean)
        .join('/')}`;
    case 'kind':
      return [subject.kind, subject.namespace].filter(Boolean).join(' in ');
    case 'tool':
      return [subject.toolId, subject.namespace].filter(Boolean).join(' in ');
    default:
      return 'cluster';
  }
}
