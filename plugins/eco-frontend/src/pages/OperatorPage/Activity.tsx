import Box from '@mui/material/Box';
import { ActivitySign } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { FoldedPart } from '../../components/FoldedPart';
import { SectionTitle } from '../../components/SectionTitle';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { ObservedLine } from './ObservedLine';

const NAMES = {
  pods: 'activity.pods',
  leader: 'activity.leader',
  'version-change': 'activity.versionChange',
} as const;

const listStyle = { m: 0, p: 0, listStyle: 'none' } as const;

/**
 * Signs of an operator's activity, each with its evidence, or why there are
 * none.
 */
export function Activity(props: { activity: ActivitySign[] }) {
  const { activity } = props;
  const t = useEcoTranslation();
  const writes = activity.filter(({ sign }) => sign === 'status-writes');
  return (
    <section aria-labelledby="eco-activity-title">
      <SectionTitle
        id="eco-activity-title"
        title={t('activity.title')}
        note={t('activity.lead')}
      />
      <Box component="ul" sx={{ ...listStyle, mb: 1 }}>
        {activity.map(
          each =>
            each.sign !== 'status-writes' && (
              <Sign
                key={`${each.sign} ${each.reason}`}
                sign={each}
                name={t(NAMES[each.sign])}
              />
            ),
        )}
      </Box>
      {writes.length > 0 && <StatusWrites writes={writes} />}
    </section>
  );
}

/**
 * Status writes by kind, folded because an operator may have a hundred kinds.
 */
function StatusWrites(props: { writes: ActivitySign[] }) {
  const { writes } = props;
  const t = useEcoTranslation();
  const seen = writes.filter(({ state }) => state === 'observed').length;
  return (
    <FoldedPart
      align="center"
      head={t('activity.statusWrites', {
        seen: String(seen),
        all: String(writes.length),
      })}
    >
      <Box sx={{ typography: 'body2' }}>{t('activity.statusLead')}</Box>
      <Box component="ul" sx={listStyle}>
        {writes.map(each => (
          <Sign
            key={`${each.kind?.plural}.${each.kind?.group}`}
            sign={each}
            name={each.kind?.kind}
          />
        ))}
      </Box>
    </FoldedPart>
  );
}

function Sign(props: { sign: ActivitySign; name?: string }) {
  const { sign, name } = props;
  const { readAt } = sign;
  const t = useEcoTranslation();
  return (
    <ObservedLine
      name={name}
      observed={sign}
      note={
        readAt && (
          <>
            {t('activity.readAt')} <Age at={readAt} />
          </>
        )
      }
    />
  );
}
