import { isTrustedLocation } from './isTrustedLocation';

const TRUSTED = ['url:https://git.example.com/acme/platform/*', 'file:/eco/*'];
const BASE = 'url:https://git.example.com/acme/platform';

describe('isTrustedLocation', () => {
  it.each([
    `${BASE}/tools/acme.yaml`,
    `${BASE}/-/blob/main/a%20b.yaml`,
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
    `${BASE}/x.yaml?ref=mallory&x=`,
    `${BASE}/x.yaml#`,
    `${BASE}/x.yaml?`,
    `${BASE}/%zz.yaml`,
    `${BASE}/x y.yaml`,
    'url:https://mallory@git.example.com/acme/platform/x.yaml',
    'url:git.example.com/acme/platform/x.yaml',
    'file:/eco/../mallory/x.yaml',
    '',
  ])('does not trust %s', location => {
    expect(isTrustedLocation(location, TRUSTED)).toBe(false);
  });

  const hosts = 'url:https://*.example.com/*';
  const branch = 'url:https://git.example.com/acme/*/blob/main/*';
  const acme = 'url:https://git.example.com/acme';

  it.each([
    [hosts, 'url:https://a.example.com/b/x.yaml'],
    [branch, `${acme}/platform/blob/main/b/x.yaml`],
    ['url:https://git.example.com/acme/*', `${acme}/platform/blob/x/x.yaml`],
    ['*', `${acme}/x.yaml`],
  ])('matches %s with %s', (pattern, location) => {
    expect(isTrustedLocation(location, [pattern])).toBe(true);
  });

  it.each([
    [hosts, 'url:https://evil.test\\.example.com/x.yaml'],
    [hosts, 'url:https://evil.test/.example.com/x.yaml'],
    [hosts, 'url:https://evil.test/a.example.com/x.yaml'],
    [branch, `${acme}/platform/blob/mallory/blob/main/x.yaml`],
    [branch, `${acme}/platform%2Fblob%2Fmallory/blob/main/x.yaml`],
    [branch, `${acme}/platform%252fblob%255cmallory/blob/main/x.yaml`],
    [branch, `${acme}/platform/blob/main`],
  ])('does not match %s with %s', (pattern, location) => {
    expect(isTrustedLocation(location, [pattern])).toBe(false);
  });

  const browsed = 'url:https://git.example.com/projects/P/repos/r/browse';
  const azure = 'url:https://dev.azure.com/o/p/_git/r?path=';

  it.each([
    [`${browsed}/*?at=main`, `${browsed}/a/x.yaml?at=main`],
    [`${azure}*&version=GBmain`, `${azure}/x.yaml&version=GBmain`],
    [`${azure}*`, `${azure}%2Fx.yaml`],
  ])('matches the query in %s', (pattern, location) => {
    expect(isTrustedLocation(location, [pattern])).toBe(true);
  });

  it.each([
    [`${browsed}/*?at=main`, `${browsed}/x.yaml?at=mallory&x?at=main`],
    [`${browsed}/*?at=main`, `${browsed}/x.yaml?at=mallory&at=main`],
    [`${browsed}/*?at=main`, `${browsed}/x.yaml`],
    [
      `${azure}*&version=GBmain`,
      `${azure}/x.yaml&version=GBmallory&version=GBmain`,
    ],
    [
      `${azure}*&version=GBmain`,
      `${azure}/x.yaml&Version=GBmallory&version=GBmain`,
    ],
  ])('does not match another branch with %s', (pattern, location) => {
    expect(isTrustedLocation(location, [pattern])).toBe(false);
  });
});
