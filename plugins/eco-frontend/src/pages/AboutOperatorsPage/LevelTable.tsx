import Box from '@mui/material/Box';
import { MaturityLevelNumber } from '@backstage-eco/plugin-eco-common';
import { OperatorInCluster } from '../../model/operatorsInClusters';
import { CountedTable } from '../../components/CountedSection';
import { SectionTitle } from '../../components/SectionTitle';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';

const LEVELS = [1, 2, 3, 4, 5] as const;

/**
 * Meaning of each maturity level, with the operators that show it.
 *
 * @param props - `operators`: undefined if unknown or still loading
 */
export function LevelTable(props: {
  operators: OperatorInCluster[] | undefined;
}) {
  const { operators } = props;
  const t = useEcoTranslation();
  return (
    <Box component="section" aria-labelledby="eco-levels-title">
      <SectionTitle
        id="eco-levels-title"
        title={t('aboutOperators.levels')}
        note={t('aboutOperators.levelsNote')}
      />
      <CountedTable
        label={t('aboutOperators.levels')}
        columns={[
          t('aboutOperators.level'),
          t('aboutOperators.means'),
          t('aboutOperators.example'),
          t('aboutOperators.observedIn'),
        ]}
        rows={LEVELS.map(level => ({
          key: String(level),
          cells: [
            `${level} ${t(`capability.level${level}`)}`,
            t(`aboutOperators.means${level}`),
            t(`aboutOperators.example${level}`),
            operators ? countWords(level, operators, t) : t('maturity.unknown'),
          ],
        }))}
      />
    </Box>
  );
}

function countWords(
  level: MaturityLevelNumber,
  operators: OperatorInCluster[],
  t: Translate,
): string {
  const states = operators.map(
    ({ maturity }) => maturity.find(mark => mark.level === level)?.state,
  );
  const count = (wanted: string) =>
    String(states.filter(state => state === wanted).length);
  return t('aboutOperators.observedOf', {
    observed: count('observed'),
    unknown: count('unknown'),
    all: String(operators.length),
  });
}
