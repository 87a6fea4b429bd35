import { createHash } from 'node:crypto';
import { FindingSubject, FoundProblem } from '@backstage-eco/plugin-eco-node';

const HASH_LENGTH = 22;

/**
 * Returns a short id that is stable while a check finds the same subject.
 * Messages, evidence and served versions do not affect it.
 */
export function fingerprint(
  checkId: string,
  { subject, aspect }: Pick<FoundProblem, 'subject' | 'aspect'>,
): string {
  return createHash('sha256')
    .update(JSON.stringify([checkId, ...identity(subject), aspect ?? '']))
    .digest('base64url')
    .slice(0, HASH_LENGTH);
}

function identity(subject: FindingSubject): string[] {
  switch (subject.type) {
    case 'tool':
      return ['tool', subject.toolId, subject.namespace ?? ''];
    case 'kind':
      return [
        'kind',
        groupOf(subject.apiVersion),
        subject.kind,
        subject.namespace ?? '',
      ];
    case 'object':
      return [
        'object',
        groupOf(subject.apiVersion),
        subject.kind,
        subject.namespace ?? '',
        subject.name,
      ];
    default:
      return ['cluster'];
  }
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}
