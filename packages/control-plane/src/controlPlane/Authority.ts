import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { KeyObject, randomBytes, webcrypto } from 'crypto';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const YEARS = 10;

/** A certificate and its key, as PEM. */
export interface KeyPair {
  cert: string;
  key: string;
}

/** Subject of a certificate. */
export interface CertificateSubject {
  /** Name of the user, for a Kubernetes user. */
  commonName: string;
  /** Groups of the user, for a Kubernetes user. */
  organizations?: string[];
  /** IP addresses and DNS names. Set only for servers. */
  addresses?: { ips: string[]; names: string[] };
  /** Expiry; may be in the past. Default: in ten years. */
  notAfter?: Date;
}

/**
 * A certificate authority, for example of a control plane. Its key is kept in
 * memory only.
 */
export class Authority {
  readonly #certificate: X509Certificate;
  readonly #keys: CryptoKeyPair;

  private constructor(certificate: X509Certificate, keys: CryptoKeyPair) {
    this.#certificate = certificate;
    this.#keys = keys;
  }

  /** Creates an authority with a new key. */
  static async create(commonName: string): Promise<Authority> {
    const provider = webcrypto as unknown as Crypto;
    cryptoProvider.set(provider);
    const keys = await makeKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: randomSerial(),
      name: new Name([{ CN: [commonName] }]).toJSON(),
      ...validity(),
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(
          KeyUsageFlags.keyCertSign | KeyUsageFlags.digitalSignature,
          true,
        ),
      ],
    });
    return new Authority(certificate, keys);
  }

  /** The authority's own certificate, as PEM. */
  get cert(): string {
    return `${this.#certificate.toString('pem')}\n`;
  }

  /**
   * Issues a certificate for a client, or for a server if the subject has
   * addresses.
   */
  async issue(subject: CertificateSubject): Promise<KeyPair> {
    const { commonName, organizations = [], addresses, notAfter } = subject;
    const keys = await makeKeys();
    const usages = [ExtendedKeyUsage.clientAuth];
    const names = [];
    if (addresses) {
      usages.push(ExtendedKeyUsage.serverAuth);
      names.push(
        new SubjectAlternativeNameExtension([
          ...addresses.ips.map(value => ({ type: 'ip' as const, value })),
          ...addresses.names.map(value => ({ type: 'dns' as const, value })),
        ]),
      );
    }
    const certificate = await X509CertificateGenerator.create({
      serialNumber: randomSerial(),
      subject: new Name([
        ...organizations.map(organization => ({ O: [organization] })),
        { CN: [commonName] },
      ]).toJSON(),
      issuer: this.#certificate.subject,
      ...validity(notAfter),
      signingKey: this.#keys.privateKey,
      publicKey: keys.publicKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension(usages),
        ...names,
      ],
    });
    return {
      cert: `${certificate.toString('pem')}\n`,
      key: exportKey(keys.privateKey),
    };
  }
}

/** Creates a key pair, as PEM, to sign and verify service account tokens. */
export async function makeSigningKeys(): Promise<{
  privateKey: string;
  publicKey: string;
}> {
  const { privateKey, publicKey } = await makeKeys();
  const spki = KeyObject.from(publicKey as webcrypto.CryptoKey);
  return {
    privateKey: exportKey(privateKey),
    publicKey: spki.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

function makeKeys(): Promise<CryptoKeyPair> {
  const subtle = webcrypto.subtle as unknown as SubtleCrypto;
  return subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

function exportKey(key: CryptoKey): string {
  const object = KeyObject.from(key as webcrypto.CryptoKey);
  return object.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Returns a positive 16-byte number; the sign bit stays clear. */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0] % 0x7f) + 1;
  return bytes.toString('hex');
}

/**
 * Returns a validity from an hour ago, to tolerate clock changes, until the
 * given date or for ten years.
 */
function validity(until?: Date): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(Date.now() - 3_600_000);
  const notAfter = new Date(until ?? notBefore);
  if (!until) {
    notAfter.setFullYear(notAfter.getFullYear() + YEARS);
  }
  return { notBefore, notAfter };
}
