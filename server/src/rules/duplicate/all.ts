import type { Rule } from '../../lint/rule.ts';
import { crossDraft } from './cross-draft.ts';

/** The rules of the family `duplicate/`, in the order of the documentation. */
export const DUPLICATE_RULES: readonly Rule[] = [crossDraft];
