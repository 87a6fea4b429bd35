import { isTrustedLocation } from './isTrustedLocation';

const TRUSTED = ['url:https://git.example.com/acme/platform/*', 'file:/eco/*'];
const BASE = 'url:https://git.example.com/acme/platform';

describe('isTrustedLocation', () => {
  it.each([
    `${BASE}/tools/acme.yaml`,
    `${BASE}/-/blob/main/a%20b.yaml?ref=v1.0`,
    `${BASE}/..hidden/x.yaml`,
    'file:/eco/acme.yaml',
  ])('trusts %s', location => {
    expect(isTrustedLocation(location, TRUSTED)).toBe(true);
  });

  it.each([
    'url:https://git.example.com/mallory/x.yaml',
    `${BASE}/x.yaml%3Fref%3Dmallory%26a%3D`,
    `${BASE}/x.yaml%253fref=mallory`,
    `${BASE}/x.yaml%23`,
    `${BASE}/.%09./.%09./mallory/x.yaml`,
    `${BASE}/.%0a./.%250D./mallory/x.yaml`,
    `${BASE}/../../mallory/x.yaml`,
    `${BASE}/%2e%2E/../mallory/x.yaml`,
    `${BASE}/%2e%2e%2fmallory/x.yaml`,
    `${BASE}/%252e%252e/mallory/x.yaml`,
    `${BASE}/%25252525252e/x.yaml`,
    `${BASE}/..\\..\\mallory/x.yaml`,
    `${BASE}/./x.yaml`,
    `${BASE}/x?path=/../../mallory/x.yaml`,
    `${BASE}/%zz.yaml`,
    `${BASE}/x y.yaml`,
    'url:https://mallory@git.example.com/acme/platform/x.yaml',
    'url:git.example.com/acme/platform/x.yaml',
    'file:/eco/../mallory/x.yaml',
    '',
  ])('does not trust %s', location => {
    expect(isTrustedLocation(location, TRUSTED)).toBe(false);
  });

  it('does not trust what a wide pattern would let through', () => {
    const wide = ['url:https://*.example.com/*'];
    expect(isTrustedLocation('url:https://a.example.com/x.yaml', wide)).toBe(
      true,
    );
    expect(
      isTrustedLocation('url:https://evil.test\\.example.com/x.yaml', wide),
    ).toBe(false);
  });
});
