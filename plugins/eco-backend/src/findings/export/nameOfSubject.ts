import { FindingSummary } from '@backstage-eco/plugin-eco-common';

/**
 * Names the subject of a finding, from the widest part to the narrowest, joined
 * by slashes.
 */
export function nameOfSubject(subject: FindingSummary['subject']): string {
  const { type, ...parts } = subject;
  const { namespace, kind, name, toolId } = parts as Record<
    string,
    string | undefined
  >;
  return [namespace, kind, name, toolId].filter(Boolean).join('/') || type;
}
