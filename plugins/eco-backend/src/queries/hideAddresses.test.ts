import { hasAddresses, hideAddresses, withoutAddresses } from './hideAddresses';

describe('withoutAddresses', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:46869', 'connect ECONNREFUSED'],
    ['connect ETIMEDOUT 10.1.2.3', 'connect ETIMEDOUT'],
    ['connect EHOSTUNREACH [fd00::1]:6443', 'connect EHOSTUNREACH'],
    ['connect ECONNREFUSED fd00:1:2:3:4:5:6:7:6443', 'connect ECONNREFUSED'],
    ['connect ECONNREFUSED ::1:6443', 'connect ECONNREFUSED'],
    ['getaddrinfo ENOTFOUND api.internal', 'getaddrinfo ENOTFOUND'],
    ['request to https://api.internal:6443/version', 'request to'],
    ['dial tcp api.internal:6443', 'dial tcp'],
    ['dial tcp .api..internal:6443', 'dial tcp'],
    ['dial tcp _https._tcp.api.internal:6443', 'dial tcp'],
    ['dial tcp 10.1.2.3.api.internal:6443', 'dial tcp'],
  ])('hides the address of %p', (text, kept) => {
    expect(withoutAddresses(text)).toBe(`${kept} [address hidden]`);
  });

  it.each([
    "Hostname/IP does not match certificate's altnames: Host: api.corp. is not in the cert's altnames: DNS:kubernetes, DNS:ip-10-1-2-3.ec2.internal, IP Address:10.1.2.3",
    'x509: certificate is valid for node-1.corp, 10.1.2.3, not api.corp',
    'tls: failed to verify certificate: x509: certificate is valid for api.corp, not db.corp',
    'dial tcp: lookup api.corp on [fd00::a]:53: no such host',
    'queryA EAI_AGAIN api.corp',
    'tunneling socket could not be established, cause=getaddrinfo ENOTFOUND proxy.corp',
    'Client network socket disconnected: host: api.corp, port: 6443',
    'connect ENETUNREACH 64:ff9b::a01:203:6443 - Local (:::0)',
  ])('leaves no name or address in %p', text => {
    expect(withoutAddresses(text)).not.toMatch(
      /corp|internal|10\.1\.2\.3|fd00|ff9b|a01/,
    );
  });

  it.each([
    'deployments could not be read: 403 Forbidden',
    'no answer since 10:15:02, version v1.2.3-rc.4',
    'docker.io/library/postgres:17 has no digest',
    'helm.toolkit.fluxcd.io/v2 is not served',
    "its auth provider oidc takes the token of a user's browser; Eco has none",
  ])('leaves %p as it is', text => {
    expect(withoutAddresses(text)).toBe(text);
  });
});

describe('a long text of a cluster', () => {
  it.each(['a.b-', 'a._', 'a.', '.a', '..', '-.', '1.', '0:', '[0', 'DNS:a, '])(
    'of %j again and again is read once, and not from each of its places',
    part => {
      const begun = performance.now();
      withoutAddresses(part.repeat(100_000 / part.length));
      // It took minutes.
      expect(performance.now() - begun).toBeLessThan(4_000);
    },
  );
});

describe('hideAddresses', () => {
  const raw = 'connect ECONNREFUSED 127.0.0.1:46869';
  const answer = {
    clusters: [
      { name: 'a', outcome: { status: 'unreachable', reason: raw } },
      { name: 'b', outcome: { status: 'unreachable', reason: raw } },
    ],
    layers: [{ id: 'cni', unknownIn: [{ cluster: 'b', reason: raw }] }],
    message: raw,
  };

  it('shows addresses to callers who may refresh the cluster', () => {
    const hidden = 'connect ECONNREFUSED [address hidden]';
    expect(hideAddresses(answer, cluster => cluster === 'a')).toEqual({
      clusters: [
        answer.clusters[0],
        { name: 'b', outcome: { status: 'unreachable', reason: hidden } },
      ],
      layers: [{ id: 'cni', unknownIn: [{ cluster: 'b', reason: hidden }] }],
      message: raw,
    });
  });

  it('hides addresses in reasons for unknown findings', () => {
    const fleet = { items: [{ cluster: { name: 'b' }, findingsUnknown: raw }] };
    expect(hasAddresses(fleet)).toBe(true);
    expect(hideAddresses(fleet, cluster => cluster === 'b')).toBe(fleet);
    expect(hideAddresses(fleet, () => false).items[0].findingsUnknown).toBe(
      'connect ECONNREFUSED [address hidden]',
    );
  });

  it('copies nothing if there is nothing to hide', () => {
    const clean = { items: [{ cluster: 'a', reason: '403 Forbidden' }] };
    expect(hideAddresses(clean, () => false)).toBe(clean);
    expect(hasAddresses(clean)).toBe(false);
    expect(hasAddresses(answer)).toBe(true);
  });
});
