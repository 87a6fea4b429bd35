import { FindingSummary } from '@backstage-eco/plugin-eco-common';

/** What a finding is about, from the widest to the narrowest, joined by slashes. */
export function nameOfSubject(subject: FindingSummary['subject']): string {
  const { type, ...parts } = subject;
  const { namespace, kind, name, toolId } = parts as Record<
    string,
    string | undefined
  >;
  return [namespace, kind, name, toolId].filter(Boolean).join('/') || type;
}
