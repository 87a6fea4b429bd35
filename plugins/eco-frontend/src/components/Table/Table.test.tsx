import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { render, screen } from '@testing-library/react';
import { Table } from './Table';

/**
 * Returns the values set by rules that are more specific than those of a theme.
 * jsdom does not compute specificity.
 */
function styleInTable(cell: Element, property: string): string[] {
  return [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules] as CSSStyleRule[])
    .filter(({ selectorText }) => / t[hd]/.test(selectorText ?? ''))
    .filter(({ selectorText }) => cell.matches(selectorText))
    .map(({ style }) => style.getPropertyValue(property));
}

describe('Table', () => {
  it('does not break words, unlike the themes of Backstage', () => {
    render(
      <Table>
        <TableHead>
          <TableRow>
            <TableCell>Version</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          <TableRow>
            <TableCell>unknown</TableCell>
          </TableRow>
        </TableBody>
      </Table>,
    );
    for (const words of ['Version', 'unknown']) {
      const cell = screen.getByText(words);
      expect(styleInTable(cell, 'word-break')).toEqual(['normal']);
      expect(styleInTable(cell, 'overflow')).toEqual(['visible']);
    }
  });
});
