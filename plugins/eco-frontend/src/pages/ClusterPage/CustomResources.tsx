import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import {
  CustomResourceKind,
  InventoryKindSummary,
  UnreadKind,
} from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { UnreadKinds } from '../../components/ClusterSwitch';
import { SearchField } from '../../components/FilterBar';
import { Notice } from '../../components/Notice';
import { CodeBlock } from '../../components/PageStates';
import { SectionTitle } from '../../components/SectionTitle';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { CustomResourceTable } from './CustomResourceTable';

const BINDING = `kubectl apply -f eco-sampler.yaml
kubectl create clusterrolebinding eco-sampler \\
  --clusterrole eco-sampler --serviceaccount backstage:eco-reader`;

/** Number of rows shown at first, and added each time. */
const ROWS = 25;

/**
 * Results of sampling a cluster's custom resources.
 *
 * @param props - `crds`: number of CRDs; undefined if not read yet
 */
export function CustomResources(props: {
  cluster: string;
  crds: InventoryKindSummary | undefined;
}) {
  const { cluster, crds } = props;
  const t = useEcoTranslation();
  const { data, error } = useQuery(useEcoQueries().customResources(cluster));
  return (
    <section aria-labelledby="eco-resources-title">
      <SectionTitle
        id="eco-resources-title"
        title={t('resources.title')}
        note={data && data.length > 0 && progressWords(data.length, crds, t)}
      />
      {error && <Notice>{t('past.failed', { reason: error.message })}</Notice>}
      {!data && !error && <Skeleton variant="rounded" height={120} />}
      {data?.length === 0 &&
        (crds?.state === 'not-served' ||
        (crds?.state === 'read' && crds.objects === 0)
          ? t('resources.none')
          : t('resources.noneYet'))}
      {data && <Forbidden kinds={data} />}
      {data && data.length > 0 && <FoundKinds kinds={data} />}
    </section>
  );
}

/** Shows the missing role if the API server denied access. */
function Forbidden(props: { kinds: CustomResourceKind[] }) {
  const t = useEcoTranslation();
  const count = props.kinds.filter(({ isForbidden }) => isForbidden).length;
  return count === 0 ? null : (
    <Notice>
      <Box sx={{ mb: 1 }}>
        {t('resources.forbidden', { number: String(count) })}
      </Box>
      <CodeBlock text={BINDING} />
    </Notice>
  );
}

function FoundKinds(props: { kinds: CustomResourceKind[] }) {
  const t = useEcoTranslation();
  const parameters = useParameters();
  const [most, setMost] = useState(ROWS);
  const text = parameters.one('q') ?? '';
  const fitting = props.kinds
    .filter(({ group, kind }) =>
      `${kind}.${group}`.toLowerCase().includes(text.toLowerCase()),
    )
    .sort((a, b) => (b.count ?? -1) - (a.count ?? -1));
  const known = fitting.filter(({ state }) => state !== 'unread');
  const more = known.length - most;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box role="search" sx={{ display: 'flex', maxWidth: 420 }}>
        <SearchField
          label={t('resources.search')}
          text={text}
          onChange={q => parameters.change({ q }, { replace: true })}
        />
      </Box>
      {fitting.length === 0 && (
        <span role="status">{t('resources.nothingFits')}</span>
      )}
      {known.length > 0 && <CustomResourceTable kinds={known.slice(0, most)} />}
      {more > 0 && (
        <Button
          size="small"
          onClick={() => setMost(most + ROWS)}
          sx={{ alignSelf: 'flex-start' }}
        >
          {t('resources.more', { count: Math.min(more, ROWS) })}
        </Button>
      )}
      <Box sx={{ typography: 'body2', overflowWrap: 'anywhere' }}>
        <UnreadKinds unread={fitting.flatMap(toUnreadKind)} />
      </Box>
    </Box>
  );
}

/**
 * Unread kinds are folded, because many share one reason, such as a missing
 * permission.
 */
function toUnreadKind(of: CustomResourceKind): UnreadKind[] {
  const { state, kind, group, reason = '', since = '' } = of;
  return state === 'unread'
    ? [{ kind: `${kind}.${group}`, reason, since }]
    : [];
}

/**
 * The list lacks CRDs that were not sampled yet, so show how many of them were.
 */
function progressWords(
  sampled: number,
  crds: InventoryKindSummary | undefined,
  t: Translate,
): string {
  return crds?.state === 'read'
    ? t('resources.sampled', {
        sampled: String(sampled),
        all: String(crds.objects),
      })
    : t('resources.sampledUnknown', { sampled: String(sampled) });
}
