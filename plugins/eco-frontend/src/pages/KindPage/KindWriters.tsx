import Box from '@mui/material/Box';
import { KindInCluster } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** Field managers, owners and finalizers of the sampled objects of a kind. */
export function KindWriters(props: { resources: KindInCluster['resources'] }) {
  const { resources } = props;
  const t = useEcoTranslation();
  if (!resources || resources.state === 'unread') {
    return <div>{resources?.reason ?? t('kind.notSampled')}</div>;
  }
  const { managers, owners, finalizers, sampled } = resources;
  const countWords = (name: string, count: number) =>
    t('kind.writtenBy', {
      name,
      number: String(count),
      sampled: String(sampled),
    });
  const lists = [
    {
      key: 'writers',
      items: managers.map(({ name, subresource, count }) =>
        countWords(
          subresource
            ? t('kind.writtenSubresource', { name, subresource })
            : name,
          count,
        ),
      ),
    },
    {
      key: 'owners',
      items: owners.map(({ kind, count }) => countWords(kind, count)),
    },
    {
      key: 'finalizers',
      items: finalizers.map(({ name, count }) => countWords(name, count)),
    },
  ] as const;
  return (
    <>
      {lists
        .filter(({ items }) => items.length > 0)
        .map(({ key, items }) => (
          <div key={key}>
            <Box sx={{ fontWeight: 'fontWeightBold' }}>{t(`kind.${key}`)}</Box>
            {items.join(', ')}
          </div>
        ))}
    </>
  );
}
