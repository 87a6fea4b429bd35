import { countChanges } from './countChanges';

it('counts what changes are about', () => {
  const tool = { state: 'installed' as const, versions: [] };
  expect(
    countChanges([
      { subject: 'tool:argocd', after: tool },
      { subject: 'tool:flux', before: tool, after: null },
      { subject: 'tool:kyverno', after: null },
      { subject: 'crd:widgets.example.com' },
      { subject: 'kubernetes-version', after: '1.37.1' },
      { subject: 'definition:argocd', after: 'hash' },
      { subject: 'definition:flux', before: 'hash', after: 'other' },
      { subject: 'archived', after: true },
    ]),
  ).toEqual({ tools: 2, absentTools: 1, crds: 1, definitions: 1, others: 1 });
});
