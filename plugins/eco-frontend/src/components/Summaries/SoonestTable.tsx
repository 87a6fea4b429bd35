import { useState } from 'react';
import Button from '@mui/material/Button';
import { ExpiringCertificate } from '@backstage-eco/plugin-eco-common';
import { Age } from '../Age';
import { CountedTable } from '../CountedSection';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useNow } from '../../hooks/useNow';
import { ReadyWords } from './ReadyWords';

const ROWS_AT_FIRST = 5;
const MINUTE_MS = 60_000;

/** Certificates of a cluster that expire soonest. */
export function SoonestTable(props: {
  soonest: ExpiringCertificate[];
  cluster: string;
}) {
  const { soonest, cluster } = props;
  const t = useEcoTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const shown = unfolded ? soonest : soonest.slice(0, ROWS_AT_FIRST);
  return (
    <div>
      <CountedTable
        label={t('certificates.soonestOf', { cluster })}
        columns={[
          t('certificates.certificate'),
          t('certificates.expires'),
          t('certificates.renews'),
          t('counted.state'),
        ]}
        rows={shown.map(
          ({ namespace, name, notAfter, renewalTime, isReady }) => ({
            key: `${namespace}/${name}`,
            cells: [
              `${namespace}/${name}`,
              <Age at={notAfter} />,
              <Renewal at={renewalTime} />,
              <ReadyWords isReady={isReady} />,
            ],
          }),
        )}
      />
      {shown.length < soonest.length && (
        <Button
          size="small"
          onClick={() => setUnfolded(true)}
          sx={{ px: 0, textTransform: 'none' }}
        >
          {t('counted.showAll', { number: String(soonest.length) })}
        </Button>
      )}
    </div>
  );
}

/**
 * Shows when a certificate is due for renewal, or that the renewal is overdue.
 */
function Renewal(props: { at: string | undefined }) {
  const { at } = props;
  const t = useEcoTranslation();
  const now = useNow(MINUTE_MS);
  if (at === undefined) {
    return <>{t('counted.unknown')}</>;
  }
  return (
    <>
      {Date.parse(at) < now && `${t('certificates.overdue')}, `}
      <Age at={at} />
    </>
  );
}
