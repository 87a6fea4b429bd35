import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'tool';

/** The tool whose panel is open, kept in the address as `?tool=cert-manager`. */
export interface OpenTool {
  toolId: string | undefined;
  /** The query string that opens a tool and keeps everything else. */
  searchFor(toolId: string): string;
  close(): void;
}

/** Reads and writes which tool is open. */
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
