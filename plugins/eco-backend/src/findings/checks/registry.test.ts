import { InventoryKind } from '@backstage-eco/plugin-eco-node';
import { runCheck } from '../__testUtils__/runCheck';
import { BUILT_IN_CHECKS } from '.';

/** Matches placeholders within quotes, which would be quoted twice. */
const QUOTED_PLACEHOLDER = /(["'])[^"']*\{\w+\}[^"']*\1/;

describe('built-in checks', () => {
  it('have unique ids', () => {
    const ids = BUILT_IN_CHECKS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    ids.forEach(id => expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/));
  });

  it.each(BUILT_IN_CHECKS.map(check => [check.id, check] as const))(
    '%s is described in whole sentences, with commands that can be filled',
    (_, { title, severityReason, why, fix, links }) => {
      expect(title).toMatch(/^[A-Z0-9].*[^.]$/);
      for (const text of [severityReason, why, ...fix.map(step => step.text)]) {
        expect(text).toMatch(/^([A-Z]|cert-manager).*\.$/);
      }
      expect(fix.length).toBeGreaterThan(0);
      for (const { command = '' } of fix) {
        expect(command).not.toMatch(QUOTED_PLACEHOLDER);
      }
      expect(links.length).toBeGreaterThan(0);
      for (const { url } of links) {
        expect(url).toMatch(/^https:\/\//);
      }
    },
  );

  it.each(
    BUILT_IN_CHECKS.flatMap(check =>
      check.reads
        .filter(
          (input): input is InventoryKind =>
            input !== 'customResources' && input !== 'controllers',
        )
        .map(kind => [check.id, kind, check] as const),
    ),
  )('%s is unknown where %s were not read', (id, kind, check) => {
    const since = '2026-05-01T00:00:00Z';
    const unread = { state: 'unread', since, reason: '403 Forbidden' } as const;
    const { findings, unknown } = runCheck(check, {
      parts: { [kind]: unread },
    });
    expect(findings).toEqual([]);
    expect(unknown).toEqual([
      {
        checkId: id,
        reason: expect.stringContaining(`${kind} could not be read: 403`),
        since,
      },
    ]);
  });
});
