import { FindingSummary } from '@backstage-eco/plugin-eco-common';
import { Translate } from '../../hooks/useEcoTranslation';

/** Names the subject of a finding, for example `Deployment shop/cart`. */
export function subjectWords(
  { subject }: FindingSummary,
  t: Translate,
): string {
  switch (subject.type) {
    case 'cluster':
      return t('findings.wholeCluster');
    case 'tool':
      return [subject.toolId, subject.namespace].filter(Boolean).join(' · ');
    case 'kind':
      return [
        t('findings.allOfKind', { kind: subject.kind }),
        subject.namespace,
      ]
        .filter(Boolean)
        .join(' · ');
    default:
      return `${subject.kind} ${[subject.namespace, subject.name]
        .filter(Boolean)
        .join('/')}`;
  }
}
