/** Every rule, by family. The tests check that each file in the folders below stands here. */
import type { Rule } from '../lint/rule.ts';
import { ATTRIBUTION_RULES } from './attribution/all.ts';
import { DUPLICATE_RULES } from './duplicate/all.ts';
import { LEFTOVER_RULES } from './leftover/all.ts';

export const ALL_RULES: readonly Rule[] = [...ATTRIBUTION_RULES, ...LEFTOVER_RULES, ...DUPLICATE_RULES];
