import { SeverityCounts as Counts } from '@backstage-eco/plugin-eco-common';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { SeverityCounts } from './SeverityCounts';

/**
 * Shows the open findings about an operator's tool in its cluster, each
 * severity linked to the list.
 *
 * @param props - `unknown`: why there are no counts, if known
 */
export function ToolFindings(props: {
  cluster: string;
  toolId: string | undefined;
  counts: Counts | undefined;
  unknown: string | undefined;
}) {
  const { cluster, toolId, counts, unknown } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  if (!toolId) {
    return <>{t('operators.findingsOfNoTool')}</>;
  }
  if (!counts) {
    return unknown ? (
      <>{t('operators.findingsUnknown', { reason: unknown })}</>
    ) : (
      <>{t('maturity.unknown')}</>
    );
  }
  if (Object.values(counts).every(count => count === 0)) {
    return <>{t('operators.noFindings')}</>;
  }
  return (
    <SeverityCounts
      counts={counts}
      to={severity =>
        `${paths.findings}?${new URLSearchParams({
          cluster,
          tool: toolId,
          severity,
        })}`
      }
    />
  );
}
