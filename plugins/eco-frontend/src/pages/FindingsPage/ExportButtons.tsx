import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { useApi } from '@backstage/frontend-plugin-api';
import { FindingsRequest } from '@backstage-eco/plugin-eco-common';
import { useMutation } from '@tanstack/react-query';
import { ecoFindingApiRef } from '../../api';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { saveFile } from '../../model/saveFile';

const FORMATS = ['csv', 'json', 'sarif'] as const;

/**
 * Exports all findings that match the filters, including those not loaded yet.
 */
export function ExportButtons(props: { request: FindingsRequest }) {
  const t = useEcoTranslation();
  const api = useApi(ecoFindingApiRef);
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (format: (typeof FORMATS)[number]) =>
      saveFile(
        await api.exportFindings({ ...props.request, format }),
        `eco-findings.${format}`,
      ),
  });
  return (
    <Box
      role="group"
      aria-label={t('findings.export')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        '@media print': { display: 'none' },
      }}
    >
      {FORMATS.map(format => (
        <Button
          key={format}
          size="small"
          variant="outlined"
          startIcon={<DownloadOutlined />}
          disabled={isPending}
          onClick={() => mutate(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      {error && (
        <span role="alert">
          {t('findings.exportFailed', { reason: error.message })}
        </span>
      )}
    </Box>
  );
}
