import type { Rule } from '../../lint/rule.ts';
import { advertMarker } from './advert-marker.ts';
import { appPrompt } from './app-prompt.ts';
import { authorBio } from './author-bio.ts';
import { broadcastResidue } from './broadcast-residue.ts';
import { chatbotResidue } from './chatbot-residue.ts';
import { chatbotToken } from './chatbot-token.ts';
import { comments } from './comments.ts';
import { cookieNotice } from './cookie-notice.ts';
import { copyrightLine } from './copyright-line.ts';
import { disclaimer } from './disclaimer.ts';
import { documentComment } from './document-comment.ts';
import { encodingDamage } from './encoding-damage.ts';
import { feedStamp } from './feed-stamp.ts';
import { glued } from './glued.ts';
import { housePhrase } from './house-phrase.ts';
import { killOrEmbargo } from './kill-or-embargo.ts';
import { mailResidue } from './mail-residue.ts';
import { marketWidget } from './market-widget.ts';
import { markupResidue } from './markup-residue.ts';
import { navigation } from './navigation.ts';
import { newsletterPrompt } from './newsletter-prompt.ts';
import { obfuscatedEmail } from './obfuscated-email.ts';
import { pageFurniture } from './page-furniture.ts';
import { paywall } from './paywall.ts';
import { photoCredit } from './photo-credit.ts';
import { placeholder } from './placeholder.ts';
import { playerNotice } from './player-notice.ts';
import { pressReleaseMarks } from './press-release-marks.ts';
import { printResidue } from './print-residue.ts';
import { relatedStories } from './related-stories.ts';
import { shareBar } from './share-bar.ts';
import { tagList } from './tag-list.ts';
import { timeAndByline } from './time-and-byline.ts';
import { trackingParameters } from './tracking-parameters.ts';
import { translationResidue } from './translation-residue.ts';
import { truncated } from './truncated.ts';
import { wireSlug } from './wire-slug.ts';

/** The rules of the family `leftover/`, in the order of the documentation. */
export const LEFTOVER_RULES: readonly Rule[] = [
  advertMarker,
  appPrompt,
  authorBio,
  broadcastResidue,
  chatbotResidue,
  chatbotToken,
  comments,
  cookieNotice,
  copyrightLine,
  disclaimer,
  documentComment,
  encodingDamage,
  feedStamp,
  glued,
  housePhrase,
  killOrEmbargo,
  mailResidue,
  marketWidget,
  markupResidue,
  navigation,
  newsletterPrompt,
  obfuscatedEmail,
  pageFurniture,
  paywall,
  photoCredit,
  placeholder,
  playerNotice,
  pressReleaseMarks,
  printResidue,
  relatedStories,
  shareBar,
  tagList,
  timeAndByline,
  trackingParameters,
  translationResidue,
  truncated,
  wireSlug,
];
