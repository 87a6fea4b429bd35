import {
  CertificateFacts,
  Check,
  IssuerFacts,
  SecretStoreFacts,
} from '@backstage-eco/plugin-eco-node';
import { object } from '../../../detection/testing/buildInventory';
import { messagesOf, NOW } from '../../__testUtils__/runCheck';
import { certificateExpired } from './certificateExpired';
import { certificateNotReady } from './certificateNotReady';
import { certificateNotRenewed } from './certificateNotRenewed';
import { issuerNotReady } from './issuerNotReady';
import { secretStoreNotReady } from './secretStoreNotReady';

const LONG_AGO = '2026-01-01T00:00:00Z';
const CHECKS = [certificateExpired, certificateNotRenewed, certificateNotReady];

function certificate(facts: Partial<CertificateFacts>): CertificateFacts {
  return object('Certificate', 'cert-manager.io/v1', {
    namespace: 'shop',
    name: 'web',
    createdAt: LONG_AGO,
    ready: 'True',
    ...facts,
  });
}

function said(...certificates: CertificateFacts[]): string[] {
  return CHECKS.flatMap(check => messagesOf(check, { certificates }));
}

describe('certificates', () => {
  it('that expired', () => {
    expect(
      said(
        certificate({
          ready: 'False',
          renewalTime: '2026-04-01T00:00:00Z',
          notAfter: '2026-05-01T00:00:00Z',
        }),
      ),
    ).toEqual(['Certificate web in shop has expired.']);
  });

  it('that are not renewed in time', () => {
    const overdue = {
      renewalTime: '2026-05-20T00:00:00Z',
      notAfter: '2026-06-20T00:00:00Z',
    };
    expect(
      said(certificate(overdue), certificate({ ...overdue, name: 'api' })),
    ).toEqual([
      '2 Certificates (web, api) in shop should have been renewed: the first expires at 2026-06-20T00:00:00Z.',
    ]);
  });

  it('that end soon, and whose renewal began an hour ago or was not planned', () => {
    const soon = {
      renewalTime: '2026-06-01T10:00:00Z',
      notAfter: '2026-06-02T04:00:00Z',
    };
    const unplanned = { notAfter: '2026-06-09T00:00:00Z' };
    expect(said(certificate(soon))).toHaveLength(1);
    expect(said(certificate(unplanned))).toEqual([
      'Certificate web in shop should have been renewed: it expires at 2026-06-09T00:00:00Z.',
    ]);
  });

  it('that were never issued', () => {
    expect(said(certificate({ ready: 'False' }))).toEqual([
      'Certificate web in shop is not ready.',
    ]);
  });

  it('are fine, or have a while left', () => {
    expect(
      said(
        certificate({
          renewalTime: '2026-07-01T00:00:00Z',
          notAfter: '2026-08-01T00:00:00Z',
        }),
        // A certificate that lives for a day is always near its end.
        certificate({
          renewalTime: '2026-06-01T20:00:00Z',
          notAfter: '2026-06-02T04:00:00Z',
        }),
        // Its renewal has just started.
        certificate({
          renewalTime: '2026-06-01T11:59:00Z',
          notAfter: '2026-07-01T00:00:00Z',
        }),
        certificate({ ready: 'False', createdAt: NOW }),
        certificate({ ready: undefined }),
      ),
    ).toEqual([]);
  });
});

describe('issuers and stores', () => {
  const issuer = (facts: Partial<IssuerFacts>): IssuerFacts =>
    object('Issuer', 'cert-manager.io/v1', { createdAt: LONG_AGO, ...facts });
  const store = (facts: Partial<SecretStoreFacts>): SecretStoreFacts =>
    object('SecretStore', 'external-secrets.io/v1', {
      createdAt: LONG_AGO,
      ...facts,
    });
  const conditions = (check: Check, ...ready: Array<string | undefined>) =>
    messagesOf(check, {
      issuers: ready.map(each => issuer({ ready: each })),
      secretStores: ready.map(each => store({ ready: each })),
    });

  it('are found when they say that they are not ready', () => {
    expect(conditions(issuerNotReady, 'False')).toEqual([
      'Issuer some is not ready.',
    ]);
    expect(conditions(secretStoreNotReady, 'False')).toEqual([
      'SecretStore some is not ready.',
    ]);
    for (const check of [issuerNotReady, secretStoreNotReady]) {
      expect(conditions(check, 'True', undefined)).toEqual([]);
    }
  });
});
