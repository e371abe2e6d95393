/** Numbers with their nouns, in the user's language: each noun has messages of its own, since plurals differ. */
import { env, l10n } from 'vscode';

const NOUNS = {
  change: (count: number, shown: string) => (count === 1 ? l10n.t('1 change') : l10n.t('{0} changes', shown)),
  draft: (count: number, shown: string) => (count === 1 ? l10n.t('1 draft') : l10n.t('{0} drafts', shown)),
  edit: (count: number, shown: string) => (count === 1 ? l10n.t('1 edit') : l10n.t('{0} edits', shown)),
  file: (count: number, shown: string) => (count === 1 ? l10n.t('1 file') : l10n.t('{0} files', shown)),
  finding: (count: number, shown: string) =>
    count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', shown),
  mark: (count: number, shown: string) => (count === 1 ? l10n.t('1 mark') : l10n.t('{0} marks', shown)),
  quotation: (count: number, shown: string) =>
    count === 1 ? l10n.t('1 quotation') : l10n.t('{0} quotations', shown),
  sentence: (count: number, shown: string) =>
    count === 1 ? l10n.t('1 sentence') : l10n.t('{0} sentences', shown),
  'shared passage': (count: number, shown: string) =>
    count === 1 ? l10n.t('1 shared passage') : l10n.t('{0} shared passages', shown),
  statement: (count: number, shown: string) =>
    count === 1 ? l10n.t('1 statement') : l10n.t('{0} statements', shown),
} as const;

/** `1 finding`, `1,204 findings`. */
export function counted(count: number, noun: keyof typeof NOUNS): string {
  return NOUNS[noun](count, formatted(count));
}

/** A number as the user's language writes it. */
export function formatted(number: number): string {
  return number.toLocaleString(env.language);
}
