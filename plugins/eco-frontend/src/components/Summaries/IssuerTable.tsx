import {
  CertificateNumbers,
  IssuerNumbers,
} from '@backstage-eco/plugin-eco-common';
import { CountedTable } from '../CountedSection';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { NumberBar } from './NumberBar';
import { ReadyWords } from './ReadyWords';

/** Source: Let's Encrypt's documentation, "ACME Client Implementation Guide". */
const LETS_ENCRYPT = new Map<
  string | undefined,
  'letsEncrypt' | 'letsEncryptStaging'
>([
  ['acme-v02.api.letsencrypt.org', 'letsEncrypt'],
  ['acme-staging-v02.api.letsencrypt.org', 'letsEncryptStaging'],
]);

/** Issuers of a cluster, most certificates first. */
export function IssuerTable(props: {
  issuers: NonNullable<CertificateNumbers['issuers']>;
  cluster: string;
}) {
  const { total, items } = props.issuers;
  const t = useEcoTranslation();
  if (total === 0) {
    return <div>{t('certificates.noIssuers')}</div>;
  }
  const max = Math.max(...items.map(({ certificates = 0 }) => certificates), 1);
  return (
    <>
      <CountedTable
        label={t('certificates.issuersOf', { cluster: props.cluster })}
        columns={[
          t('certificates.issuer'),
          t('certificates.sort'),
          t('counted.state'),
          t('certificates.certificates'),
        ]}
        rows={items.map(issuer => ({
          key: [issuer.kind, issuer.namespace, issuer.name].join('/'),
          cells: [
            `${issuer.kind} ${[issuer.namespace, issuer.name]
              .filter(Boolean)
              .join('/')}`,
            <IssuerType issuer={issuer} />,
            <ReadyWords isReady={issuer.isReady} />,
            <NumberBar number={issuer.certificates} max={max} />,
          ],
        }))}
      />
      {total > items.length && (
        <div>{t('counted.more', { number: String(total - items.length) })}</div>
      )}
    </>
  );
}

function IssuerType(props: { issuer: IssuerNumbers }) {
  const { type, acmeHost } = props.issuer;
  const t = useEcoTranslation();
  const known = LETS_ENCRYPT.get(acmeHost);
  if (known) {
    return <>{t(`certificates.type.${known}`)}</>;
  }
  switch (type) {
    case 'acme':
      return (
        <>
          {[t('certificates.type.acme'), acmeHost].filter(Boolean).join(', ')}
        </>
      );
    case 'ca':
    case 'selfSigned':
    case 'vault':
    case 'venafi':
      return <>{t(`certificates.type.${type}`)}</>;
    default:
      return <>{t('certificates.type.other')}</>;
  }
}
