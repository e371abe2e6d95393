/** What an e-mail brings along: the heads of forwarded messages, signatures, notices of confidentiality. */
import { type LinePattern, pattern } from '../pattern.ts';

const ADDRESS = "[\\w.+'-]{1,40}@[\\w-]{1,40}(?:\\.[\\w-]{1,20}){1,4}";

export const MAIL_PATTERNS: readonly LinePattern[] = [
  {
    ...pattern(
      'mail-residue',
      'certain',
      'safe',
      "[-_ ]{0,14}(?:begin )?(?:forwarded|original) message:?|[-_ ]{0,14}(?:weitergeleitete|ursprüngliche) nachricht|[-_ ]{0,14}message (?:transféré|d'origine)|[-_ ]{0,14}mensaje (?:reenviado|original)",
      ['---------- Forwarded message ---------', '-----Original Message-----', 'Begin forwarded message:'],
      ['The forwarded message was read aloud.'],
    ),
    // A line of the story can open with these words, but not end with them.
    confirm: /^\W{0,16}\S[^.!?]{6,32}[^.!?]$/,
  },
  pattern(
    'mail-residue',
    'label',
    'safe',
    `(?:from|to|cc|bcc|reply-to|von|an|de|para|à|da|a): .{0,80}${ADDRESS}.{0,160}`,
    ['From: Noor Bakshi <noor@ledger.example>', 'To: Desk <desk@ledger.example>'],
    ['From: the mayor, with love', 'To: be or not'],
  ),
  pattern(
    'mail-residue',
    'certain',
    'safe',
    'sent from my (?:iphone|ipad|android|phone|mobile|galaxy|samsung|huawei|pixel)\\b.{0,40}|get outlook for (?:ios|android)|von meinem (?:iphone|ipad|handy|smartphone) gesendet|envoyé de mon (?:iphone|ipad|mobile)|enviado desde mi (?:iphone|ipad|móvil)|enviado do meu (?:iphone|celular)|inviato da(?:l mio)? (?:iphone|ipad|cellulare)|please consider the environment before printing.{0,40}',
    ['Sent from my iPhone', 'Get Outlook for iOS'],
    ['Sent from my home'],
  ),
  pattern(
    'mail-residue',
    'label',
    'safe',
    '(?:subject|betreff|objet|asunto|assunto|oggetto): ?(?:re|fwd?|aw|wg|tr|rv|enc|i|r): ?.{2,160}',
    ['Subject: Fwd: school meals', 'Betreff: AW: Text'],
    ['Subject: a man of forty'],
  ),
  pattern(
    'mail-residue',
    'hint',
    'ask',
    '(?:subject|betreff|objet|asunto|assunto|oggetto|attachments?|anlagen?): ?.{2,160}|(?:date|sent|gesendet|datum|envoyé|enviado|inviato): ?.{6,60}|on .{6,60} wrote|am .{6,60} schrieb .{2,60}|le .{6,60} a écrit',
    [
      'Subject: school meals',
      'Sent: Tuesday, March 3, 2026 9:14 AM',
      'On Tue, 3 Mar 2026 at 09:14, Noor wrote:',
    ],
    ['The subject: schools', 'On Tuesday he wrote a letter'],
  ),
  pattern(
    'mail-residue',
    'certain',
    'ask',
    '(?:confidentiality (?:notice|statement)[:.]? ?)?(?:this|the) (?:e-?mail|message|communication)(?:,? (?:and|including|together with) any (?:files?|attachments?|attached files?)[^.]{0,60})? (?:is|are|may be|may contain|contains?)\\b.{0,60}(?:confidential|privileged|intended (?:solely|only)|for the (?:sole|exclusive) use of)\\b.{0,400}|if you (?:have received|are not the (?:intended|named)) (?:this|recipient|addressee)\\b.{0,300}|diese e-?mail (?:enthält|ist|und)\\b.{0,60}vertraulich.{0,300}|(?:ce|cet) (?:message|e-?mail|courriel)\\b.{0,80}confidentiel.{0,300}',
    [
      'This email and any attachments are confidential and intended solely for the addressee.',
      'CONFIDENTIALITY NOTICE: This email and any attachments are for the exclusive use of the intended recipient.',
      'If you are not the intended recipient, please delete this message.',
    ],
    ['The message is clear, he said.', 'If you have received a letter, call the town.'],
  ),
];
