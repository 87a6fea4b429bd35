import Box from '@mui/material/Box';
import { OperatorInCluster } from '../../model/operatorsInClusters';
import { CountedTable } from '../../components/CountedSection';
import { SectionTitle } from '../../components/SectionTitle';
import { ToolNames } from '../../components/ToolNames';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { OperatorNames } from './OperatorNames';

const FRAMEWORKS = [
  { id: 'kubebuilder', key: 'kubebuilder', complexity: 'medium' },
  { id: 'operator-sdk', key: 'operatorSdk', complexity: 'medium' },
  { id: 'kopf', key: 'kopf', complexity: 'low' },
  { id: 'metacontroller', key: 'metacontroller', complexity: 'low' },
  { id: 'shell-operator', key: 'shellOperator', complexity: 'low' },
] as const;

/**
 * Operator frameworks, with the operators that seem to use each.
 *
 * @param props - `operators`: undefined if unknown or still loading
 */
export function FrameworkTable(props: {
  operators: OperatorInCluster[] | undefined;
}) {
  const { operators } = props;
  const t = useEcoTranslation();
  return (
    <Box component="section" aria-labelledby="eco-frameworks-title">
      <SectionTitle
        id="eco-frameworks-title"
        title={t('aboutOperators.frameworks')}
        note={t('aboutOperators.frameworksNote')}
      />
      <CountedTable
        label={t('aboutOperators.frameworks')}
        columns={[
          t('aboutOperators.framework'),
          t('aboutOperators.language'),
          t('aboutOperators.complexity'),
          t('aboutOperators.bestFor'),
          t('aboutOperators.operatorsHere'),
        ]}
        rows={FRAMEWORKS.map(({ id, key, complexity }) => ({
          key: id,
          cells: [
            <ToolNames toolIds={[id]} />,
            t(`aboutOperators.language_${key}`),
            t(`aboutOperators.${complexity}`),
            t(`aboutOperators.bestFor_${key}`),
            operators ? (
              <OperatorNames
                operators={operators.filter(({ frameworks }) =>
                  frameworks.includes(id),
                )}
              />
            ) : (
              t('maturity.unknown')
            ),
          ],
        }))}
      />
    </Box>
  );
}
