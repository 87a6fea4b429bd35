import Box from '@mui/material/Box';
import { Count } from '@backstage-eco/plugin-eco-common';
import { SplitBar } from '../SplitBar';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * Colors of the phases of claims and volumes. Phases added by later Kubernetes
 * versions use the last color.
 */
const COLORS: Record<string, string> = {
  Bound: 'primary.main',
  Available: 'info.main',
  Pending: 'warning.main',
  Released: 'text.disabled',
  Lost: 'error.main',
  Failed: 'error.main',
};

/** Shows the number of objects in each phase, including objects without one. */
export function PhaseBar(props: {
  title: string;
  label: string;
  phases: Count[];
  total: number;
}) {
  const { title, label, phases, total } = props;
  const t = useEcoTranslation();
  const said = phases.reduce((sum, { count }) => sum + count, 0);
  return (
    <div>
      <Box sx={{ mb: 0.25 }}>
        {title}: <strong>{total}</strong>
      </Box>
      <SplitBar
        label={label}
        parts={[
          ...phases.map(({ name, count }) => ({
            words: name,
            count,
            color: COLORS[name] ?? 'text.disabled',
          })),
          { words: t('counted.unsaid'), count: total - said },
        ]}
      />
    </div>
  );
}
