import { Tool } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { useEcoQueries } from './useEcoQueries';

/** Queries every tool that Eco knows, found or not. */
export function useDefinitions() {
  return useQuery(useEcoQueries().definitions());
}

/**
 * Returns the definition of a tool, or undefined until definitions have loaded.
 */
export function useKnowledge(toolId: string): Tool | undefined {
  return useDefinitions().data?.find(({ id }) => id === toolId);
}

/**
 * Returns a tool's name, or its ID if the tool has no definition or none have
 * loaded.
 */
export function useToolName(toolId: string): string {
  return useKnowledge(toolId)?.name ?? toolId;
}
