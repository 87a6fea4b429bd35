import { useState } from 'react';
import Button from '@mui/material/Button';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { toCsv } from '../../model/csv';
import { ToolRow } from '../../model/toolRows';
import { TOOL_TABLE_FIELDS, toolTable } from '../../model/toolTable';

/** Saves the rows of the table as `eco-tools.csv`. */
export function CsvButton(props: { rows: ToolRow[] }) {
  const { rows } = props;
  const t = useEcoTranslation();
  const [failure, setFailure] = useState<string>();
  const download = async () => {
    try {
      const text = await toCsv({
        fields: TOOL_TABLE_FIELDS,
        data: toolTable(rows),
      });
      save(new Blob([text], { type: 'text/csv;charset=utf-8' }));
      setFailure(undefined);
    } catch (error) {
      setFailure(String(error));
    }
  };
  return (
    <Button
      variant="outlined"
      startIcon={<DownloadOutlined />}
      disabled={rows.length === 0}
      color={failure ? 'error' : 'primary'}
      title={failure}
      onClick={download}
    >
      {failure ? t('tools.csvFailed') : t('tools.csv')}
    </Button>
  );
}

function save(file: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'eco-tools.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
