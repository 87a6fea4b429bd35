import { FindingSubject } from '@backstage-eco/plugin-eco-node';
import { ReportedFinding } from '../findingsOf';

/** What somebody who did not write a check says of one finding of an install. */
export interface Verdict {
  check: string;
  /** A file of the corpus. */
  install: string;
  /** As {@link subjectText} writes it. */
  subject: string;
  isRight: boolean;
  reason: string;
}

/** How the findings of healthy installs compare with the verdicts. */
export interface Judgement {
  /** Findings that have a verdict. */
  judged: number;
  /** Those of them that should not be there. */
  wrong: Verdict[];
  /** Findings of which nobody has said whether they are right. */
  unjudged: Array<Omit<Verdict, 'isRight' | 'reason'> & { message: string }>;
}

/** Compares the findings of installs with what was said of them. */
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

/** What a finding is about, in a cell of the table: `Service acme/web (aspect)`. */
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
