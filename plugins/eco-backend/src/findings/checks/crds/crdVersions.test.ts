import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import { crd } from '../../../detection/testing/buildInventory';
import { fillFix } from '../../fillFix';
import { messagesOf, runCheck } from '../../__testUtils__/runCheck';
import { crdDeprecatedVersionStored } from './crdDeprecatedVersionStored';
import { crdSeveralStoredVersions } from './crdSeveralStoredVersions';
import { crdStoredVersionNotServed } from './crdStoredVersionNotServed';

const CHECKS = [
  crdStoredVersionNotServed,
  crdDeprecatedVersionStored,
  crdSeveralStoredVersions,
];

/**
 * Creates a CRD with an older version in addition to `v1`, in which objects may
 * be stored.
 */
function widgets(
  older: Partial<CrdFacts['versions'][number]>,
  stored = ['v1beta1', 'v1'],
): CrdFacts {
  const { versions } = crd('widgets.acme.io');
  return crd('widgets.acme.io', {
    versions: [
      { ...versions[0], name: 'v1beta1', storage: false, ...older },
      ...versions,
    ],
    storedVersions: stored,
  });
}

function idsOf(widget: CrdFacts): string[] {
  return CHECKS.filter(
    check => messagesOf(check, { crds: [widget] }).length > 0,
  ).map(({ id }) => id);
}

describe('stored versions of CRDs', () => {
  it('report only the most severe problem of each CRD', () => {
    expect(idsOf(widgets({ served: false, deprecated: true }))).toEqual([
      'crd-stored-version-not-served',
    ]);
    expect(idsOf(widgets({ deprecated: true }))).toEqual([
      'crd-deprecated-version-stored',
    ]);
    expect(idsOf(widgets({}))).toEqual(['crd-several-stored-versions']);
  });

  it('accept CRDs with only the current version stored', () => {
    expect(idsOf(widgets({ deprecated: true }, ['v1']))).toEqual([]);
    expect(idsOf(widgets({ served: false }, ['v1']))).toEqual([]);
    // The storage version need not be served.
    const { versions } = crd('widgets.acme.io');
    expect(
      idsOf(
        crd('widgets.acme.io', {
          versions: [
            { ...versions[0], served: false },
            { ...versions[0], name: 'v2', storage: false },
          ],
        }),
      ),
    ).toEqual([]);
  });

  it('have evidence, and migration steps', () => {
    const [finding] = runCheck(crdStoredVersionNotServed, {
      crds: [widgets({ served: false })],
    }).findings;
    expect(finding.message).toBe(
      'Objects of widgets.acme.io may still be stored in v1beta1, which is no longer served.',
    );
    expect(finding.evidence.map(({ field, value }) => [field, value])).toEqual([
      ['status.storedVersions', '["v1beta1","v1"]'],
      ['spec.versions[0].served', 'false'],
    ]);
    expect(
      fillFix(crdStoredVersionNotServed.fix, finding).map(
        ({ command }) => command,
      ),
    ).toEqual([
      'kubectl get widgets.acme.io --all-namespaces -o json | kubectl replace -f -',
      `kubectl patch crd widgets.acme.io --subresource=status --type=merge -p '{"status":{"storedVersions":["v1"]}}'`,
    ]);
  });
});
