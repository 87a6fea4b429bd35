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

/** A CRD with an older version beside `v1`, in which objects may be stored. */
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
  it('says of each CRD the worst that is true', () => {
    expect(idsOf(widgets({ served: false, deprecated: true }))).toEqual([
      'crd-stored-version-not-served',
    ]);
    expect(idsOf(widgets({ deprecated: true }))).toEqual([
      'crd-deprecated-version-stored',
    ]);
    expect(idsOf(widgets({}))).toEqual(['crd-several-stored-versions']);
  });

  it('finds nothing where every object is in the current version', () => {
    expect(idsOf(widgets({ deprecated: true }, ['v1']))).toEqual([]);
    expect(idsOf(widgets({ served: false }, ['v1']))).toEqual([]);
    // Nobody has to serve the version in which objects are stored.
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

  it('proves it, and says how to migrate', () => {
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
