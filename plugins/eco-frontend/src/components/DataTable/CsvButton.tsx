import { useState } from 'react';
import Button from '@mui/material/Button';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { CsvTable, toCsv } from '../../model/csv';
import { saveFile } from '../../model/saveFile';

/**
 * Saves a table as CSV.
 *
 * @param props - `file`: name without extension; `table`: called on click
 */
export function CsvButton(props: { file: string; table: () => CsvTable }) {
  const { file, table } = props;
  const t = useEcoTranslation();
  const [failure, setFailure] = useState<string>();
  const download = async () => {
    try {
      saveFile(
        new Blob([await toCsv(table())], { type: 'text/csv;charset=utf-8' }),
        `${file}.csv`,
      );
      setFailure(undefined);
    } catch (error) {
      setFailure(String(error));
    }
  };
  return (
    <Button
      variant="outlined"
      startIcon={<DownloadOutlined />}
      color={failure ? 'error' : 'primary'}
      title={failure}
      onClick={download}
    >
      {failure ? t('table.csvFailed') : t('table.csv')}
    </Button>
  );
}
