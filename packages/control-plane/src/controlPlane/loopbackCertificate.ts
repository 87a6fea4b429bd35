import { Authority, KeyPair } from './Authority';

/** What a server on loopback shows, and what its callers trust. */
export interface LoopbackCertificate extends KeyPair {
  /** PEM of the authority that signed it and nothing else. */
  ca: string;
}

/** Makes a certificate for 127.0.0.1 and localhost, with an authority of its own. */
export async function loopbackCertificate(
  commonName: string,
): Promise<LoopbackCertificate> {
  const authority = await Authority.create(`${commonName} authority`);
  const pair = await authority.issue({
    commonName,
    addresses: { ips: ['127.0.0.1'], names: ['localhost'] },
  });
  return { ...pair, ca: authority.cert };
}
