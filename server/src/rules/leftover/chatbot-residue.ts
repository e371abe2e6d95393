import type { Block, Span } from '../../article/model.ts';
import { sentencesOf } from '../../article/sentences.ts';
import { TRIGGER } from '../../leftovers/trigger-words.ts';
import type { ParagraphRule } from '../../lint/rule.ts';
import { excerpt, isQuoted } from './report.ts';

/** What a chatbot says of itself, in the six languages: damning wherever it stands outside a quotation. */
const SELF =
  /\bas an? (?:ai|artificial intelligence)(?: language)? model\b|\bas a large language model\b|\bI(?:['’]m| am) (?:just |only )?an AI (?:language model|assistant|model)?\b|\bI (?:cannot|can['’]t|am unable to|am not able to) (?:fulfil+|complete|comply with|assist with) (?:this|that|your) (?:prompt|request)\b|\bI am not capable of producing \d{1,5} words\b|\bas of my (?:last|latest|most recent)(?: knowledge| training)? (?:update|cut-?off)\b|\bmy (?:knowledge|training)(?: data)? cut-?off\b|\bup to my last (?:training|knowledge) update\b|\b(?:in|from) the (?:provided|available) search results\b|\bI (?:do not|don['’]t) have (?:access to )?(?:real[- ]time|up-to-date) (?:information|data)\b|\bals (?:KI-)?Sprachmodell\b|\bals KI(?:-Modell|-Assistent)\b|\ben tant que (?:modèle (?:de langage|linguistique)|IA)\b|\bcomo (?:un )?modelo de lengua(?:je)?\b|\bcomo (?:uma? )?(?:modelo de linguagem|intelig[eê]ncia artificial)\b|\bcome modello (?:linguistico|di linguaggio)\b|\bin quanto modello (?:linguistico|di linguaggio)\b/i;

/** Offers of more work: they stand at the end of an answer. */
const OFFER =
  /^(?:would you like me to (?:make|write|turn|create|add|draft|expand|shorten|adjust|rewrite|provide|suggest|prepare|generate|continue|do|help|include|convert)\b|do you want me to (?:make|write|turn|create|add|draft|expand|shorten|adjust|rewrite|generate)\b|if you(?:['’]d)? (?:want|like|wish|prefer),? I can(?: also)? (?:create|write|make|provide|turn|help|add|draft|expand|shorten|adjust|rewrite|tailor|generate|do|also|format|refine|break)\b|I can also (?:create|write|make|turn|draft|tailor|generate) (?:a|an|this|it|you)\b|let me know if you(?:['’]d| would)? (?:like|want|need|prefer) (?:me|any|a|an|it|this|changes|more|further|additional|adjustments|help)\b|shall I (?:continue|also|write|turn|draft|make)\b|want me to (?:make|turn|write|add|draft|expand)\b|I hope this helps\b|feel free to (?:adjust|tweak|modify|customi[sz]e|let me know|ask)\b|wenn (?:du|sie) (?:magst|willst|möchtest|möchten|wollen|wünschen),\s?(?:passe|kann|mache|erstelle|schreibe|formuliere) ich\b|soll ich (?:dir|ihnen|noch|das|daraus|den text|eine?n?)\b|(?:möchten sie|möchtest du|willst du|wollen sie),\s?dass ich (?:den|die|das|dir|ihnen|noch|daraus|eine?n?)\b|ich hoffe, das hilft\b|sag(?:en sie)? (?:mir )?(?:einfach )?bescheid, (?:wenn|falls|ob)\b|si (?:tu veux|vous (?:le )?(?:voulez|souhaitez)),? je peux\b|(?:souhaitez-vous|veux-tu|voulez-vous) que je\b|n['’]hésite[zs]? pas à me (?:dire|demander|faire)\b|j['’]espère que (?:cela|ça) (?:vous|t['’]|te)? ?(?:aide|aidera)\b|si (?:quieres|lo deseas|desea|prefieres),? puedo\b|¿?(?:quieres|te gustaría|desea) que (?:lo|la|te|escriba|haga|añada|redacte|prepare|convierta)\b|espero que (?:esto )?te (?:ayude|sirva)\b|se (?:quiser|você quiser|desejar|preferir),? posso\b|(?:quer|gostaria) que eu (?:escreva|faça|adicione|transforme|crie)\b|espero (?:que isso ajude|ter ajudado)\b|se (?:vuoi|desideri|preferisci|vuole),? posso\b|(?:vuoi|desideri) che (?:io )?(?:lo|la|scriva|aggiunga|trasformi|prepari)\b|spero che (?:questo )?(?:ti|le|vi)? ?(?:aiuti|sia utile|sia d['’]aiuto)\b)/i;

/** Openings of an answer, on a line of their own. */
const OPENER =
  /^\W{0,4}(?:(?:certainly|sure|of course|absolutely|great question|happy to help|got it)[!,.]{1,2}\s?(?:here(?:['’]s| is| are)|below is|I(?:['’]ve| have|['’]ll) (?:written|drafted|rewritten|put|revised|create|write|made))\b.{0,200}|here(?:['’]s| is) (?:a|an|the|your) (?:revised|rewritten|polished|updated|improved|shorter|concise|cleaned[- ]up|draft|edited|refined|final|more \w{2,16}|\d{1,5}[- ]word)\b.{0,60}\b(?:version|draft|article|story|paragraph|summary|text|headline|rewrite)\b.{0,80}|(?:natürlich|gerne|selbstverständlich|klar)[!,.]{1,2}\s?hier (?:ist|sind|kommt)\b.{0,200}|hier ist (?:die|eine) (?:überarbeitete|verbesserte|gekürzte|neue) (?:fassung|version)\b.{0,100}|(?:bien sûr|certainement|avec plaisir|voici)[ !,.]{1,3}\s?(?:voici\s)?(?:une?|la|le|votre) (?:version|texte|article|résumé|proposition)\b.{0,140}|(?:claro|por supuesto|con gusto)[!,.]{1,2}\s?aquí (?:tienes|está|te dejo|tiene)\b.{0,200}|aquí (?:tienes|está) (?:la|una) versión\b.{0,140}|(?:claro|certamente|com certeza)[!,.]{1,2}\s?aqui (?:está|vai)\b.{0,200}|(?:certo|certamente|ecco)[ !,.]{1,3}(?:ecco\s)?(?:una|la|il|l['’])\s?(?:versione|testo|articolo|riassunto|bozza)\b.{0,140})$/i;

/** Spans of what a chatbot said in a block, sentence by sentence. */
function residueIn(block: Block): Span[] {
  const { reading } = block;
  if (reading.length < 260 && OPENER.test(reading) && !isQuoted(block, { start: 0, end: 1 })) {
    return [{ start: 0, end: reading.length }];
  }
  const spans: Span[] = [];
  const sentences = sentencesOf(block);
  for (let index = 0; index < sentences.length; index++) {
    const sentence = sentences[index];
    if (sentence === undefined) continue;
    const text = reading.slice(sentence.start, sentence.end);
    const self = SELF.exec(text);
    const at = self?.index ?? 0;
    if (self === null && !(index >= sentences.length - 2 && OFFER.test(text))) continue;
    if (isQuoted(block, { start: sentence.start + at, end: sentence.start + at + 4 })) continue;
    spans.push({ start: sentence.start, end: sentence.end });
  }
  return spans;
}

/** An answer of a chatbot that was pasted with the chatbot’s own words round it. */
export const chatbotResidue: ParagraphRule = {
  unit: 'paragraph',
  needs: [],
  onlyWith: { signs: 0, triggers: TRIGGER.chatbot },
  meta: {
    id: 'leftover/chatbot-residue',
    severity: 'error',
    profiles: { opinion: 'error' },
    summary: 'A chatbot’s own words: openings, offers, excuses',
    rationale:
      'Printed front pages have closed with a chatbot’s offer to make the text snappier. Such a line tells readers that nobody read the story before it ran. Quotations are left alone: people say these things too, and stories about chatbots quote them. German, French, Spanish, Portuguese and Italian answers are known as well.',
    guideline: 'Dawn (12 November 2025) and Der Spiegel (22 October 2025) published such offers.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: '⟦Certainly! Here is the revised section you requested.⟧\n\nThe council met on Friday.',
    },
    { draft: '⟦Here’s a polished version of your article:⟧\n\nThe council met on Friday.' },
    {
      draft:
        'The council met on Friday. ⟦If you want, I can also create an even snappier front-page style version.⟧',
      fixed: 'The council met on Friday.',
    },
    { draft: 'The council met.\n\n⟦Would you like me to turn this into a table?⟧' },
    { draft: '⟦As an AI language model, I cannot verify this.⟧ The council met.' },
    { draft: 'Der Rat tagte am Freitag. ⟦Wenn du magst, passe ich Ton und Detailtiefe an.⟧' },
    { draft: 'Le conseil a voté. ⟦Si vous le souhaitez, je peux ajouter un encadré.⟧' },
    { draft: 'El pleno votó ayer. ⟦Si quieres, puedo escribir una versión más corta.⟧' },
    { draft: 'A câmara votou ontem. ⟦Se quiser, posso escrever uma versão mais curta.⟧' },
    { draft: 'Il consiglio ha votato. ⟦Se vuoi, posso preparare una versione più breve.⟧' },
    { draft: '“If you want, I can drive,” she said.' },
    { draft: 'Certainly, here the law is clear.' },
    { draft: 'Here is a version of events that the police dispute.' },
    { draft: 'The AI model was trained on news.' },
    { draft: 'The site printed the line “As an AI language model, I cannot verify this.”' },
    { draft: 'Wenn du magst, komm vorbei.' },
    { draft: 'Feel free to visit the park, the sign says.' },
  ],
  check({ block }, report) {
    for (const span of residueIn(block)) {
      const whole = span.start === 0 && span.end === block.reading.length;
      const from = !whole && block.reading.charAt(span.start - 1) === ' ' ? span.start - 1 : span.start;
      const to = from === span.start && block.reading.charAt(span.end) === ' ' ? span.end + 1 : span.end;
      report({
        ...span,
        message: `Who is speaking here? “${excerpt(block.reading.slice(span.start, span.end))}” is a chatbot’s remark: take it out, and check what it came with.`,
        fixes: [
          {
            title: 'Remove the chatbot’s remark',
            safety: 'suggested',
            edits: [{ start: from, end: to, text: '' }],
          },
        ],
      });
    }
  },
};
