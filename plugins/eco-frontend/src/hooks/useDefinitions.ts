import { Tool } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from './useEcoQueries';

/** Every tool that Eco knows, found or not. */
export function useDefinitions() {
  return useQuery(useEcoQueries().definitions());
}

/** What Eco knows of one tool; undefined until the definitions are there. */
export function useKnowledge(toolId: string): Tool | undefined {
  return useDefinitions().data?.find(({ id }) => id === toolId);
}

/** The name of a tool; its id until the definitions are there, or without one. */
export function useToolName(toolId: string): string {
  return useKnowledge(toolId)?.name ?? toolId;
}
