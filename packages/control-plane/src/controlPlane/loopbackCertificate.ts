import { Authority, KeyPair } from './Authority';

/** Certificate of a server on loopback, with its authority. */
export interface LoopbackCertificate extends KeyPair {
  /** PEM of the authority, which signed only this certificate. */
  ca: string;
}

/** Issues a certificate for 127.0.0.1 and localhost from a new authority. */
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
