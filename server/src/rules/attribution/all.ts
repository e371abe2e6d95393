import type { Rule } from '../../lint/rule.ts';

/** The rules of the family `attribution/`, in the order of the documentation. */
export const ATTRIBUTION_RULES: readonly Rule[] = [];
