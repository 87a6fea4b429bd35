import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'tool';

/** Tool whose panel is open, kept in the URL as `?tool=cert-manager`. */
export interface OpenTool {
  toolId: string | undefined;
  /**
   * Returns the query string that opens a tool and keeps all other parameters.
   */
  searchFor(toolId: string): string;
  close(): void;
}

/** Reads and writes the open tool. */
export function useOpenTool(): OpenTool {
  const [parameters, setParameters] = useSearchParams();
  return {
    toolId: parameters.get(PARAMETER) ?? undefined,
    searchFor: toolId => {
      const after = new URLSearchParams(parameters);
      after.set(PARAMETER, toolId);
      return `?${after}`;
    },
    close: () =>
      setParameters(before => {
        const after = new URLSearchParams(before);
        after.delete(PARAMETER);
        return after;
      }),
  };
}
