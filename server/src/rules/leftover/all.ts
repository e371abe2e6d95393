import type { Rule } from '../../lint/rule.ts';

/** The rules of the family `leftover/`, in the order of the documentation. */
export const LEFTOVER_RULES: readonly Rule[] = [];
