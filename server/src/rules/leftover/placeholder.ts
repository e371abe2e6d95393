import { SIGN, scanOf } from '../../leftovers/scan.ts';
import { TRIGGER } from '../../leftovers/trigger-words.ts';
import type { BlockMarks, ParagraphRule } from '../../lint/rule.ts';
import { isProtected } from './report.ts';

/** Each expression with what it is, in an editor's words; without one of the signs and words it cannot fit. */
const MARKS: readonly (BlockMarks & { readonly is: string; readonly test: RegExp })[] = [
  {
    signs: SIGN.cross,
    triggers: TRIGGER.placeholder,
    is: 'the mark for copy that is still to come',
    test: /(?<![A-Za-z0-9_/.@#-])(?:(?:TK){2,4}|TK{1,2}(?: TKs?){0,3}(?=[\s,.;:)\]?!’”"]|$)|(?:tk){2,3})(?![A-Za-z0-9_])(?!\s(?:Maxx|MAXX))/g,
  },
  {
    signs: 0,
    triggers: TRIGGER.placeholder,
    is: 'dummy text',
    test: /\blorem ipsum(?: dolor sit amet)?\b|\bdolor sit amet\b|\bconsectetu[er]r? adipiscing\b/gi,
  },
  {
    signs: SIGN.bracket,
    triggers: 0,
    is: 'a blank to be filled in',
    test: /\[\s?(?:(?:[Ii]nsert|INSERT|[Ee]nter|ENTER|[Ss]pecify|[Dd]escribe|DESCRIBE)\b[^\]\n]{0,120}|add (?:a |the |your )?(?:citation|source|link|quote|name|date|photo|image|caption|details?|context|figure|number|here)\b[^\]\n]{0,80}|[Yy]our (?:[Ff]ull |[Ff]irst |[Ll]ast )?(?:[Nn]ame|[Cc]ompany|[Tt]itle|[Cc]ity|[Ee]mail|[Ee]-mail|[Ww]ebsite|[Pp]hone|[Oo]rgani[sz]ation|[Pp]ublication|[Nn]ewsroom)|YOUR [A-Z ]{2,40}|(?:Company|Organi[sz]ation|Product|City|State|Country|Date|Day|Time|Age|Name|Title|Position|Source|Link|URL|Photo|Image|Caption|Quote|Number|Amount|Figure|Citation|Placeholder)(?: (?:Name|Here|Number|Date|Text|Title))?|(?:First|Last|Full|Client|Customer|Recipient|Reader|Subscriber|Author|Reporter|Speaker) [Nn]ame|[A-Z][\w’' ]{0,30}[’']s? Name|[A-Z_ ]{3,40} HERE|TBC|TBD|TK|tk|X{2,6}|x{3,6})\s?\](?!\()/g,
  },
  {
    signs: 0,
    triggers: TRIGGER.placeholder,
    is: 'the text of a template',
    test: /\b(?:headline|hed(?:line)?|subhed|dek|dky|kicker|caption|cutline|byline|standfirst|strap|splash heading|heading|title|story|body(?: text| copy)?|text|copy|quote|photo|image|link|name|joke|pull ?quote)\s(?:(?:text|to)\s)?(?:goes|go|put)\s(?:in\s)?here\b|\b\d{2,3}\s?pt splash heading here\b|\bTHIS IS A STRAP OVER\b|\b(?:insert|add|put|enter|write)\s(?:your\s)?(?:headline|caption|name|text|quote|link|image|photo|date|title|byline|joke)\shere\b/gi,
  },
  {
    signs: SIGN.bracket | SIGN.brace | SIGN.percent | SIGN.star | SIGN.angle | SIGN.hash,
    triggers: TRIGGER.placeholder,
    is: 'a field that the template never filled',
    // Markdown takes the stars of `*|FNAME|*` for emphasis.
    test: /\[\[\s?[A-Z][A-Z0-9_]{3,40}\s?\]\]|\{\{\s?(?!(?:page|site|post|content|entry|layout|config|params)[.\s|}])[a-z][\w.| :'"-]{1,60}\}\}|\*\|[A-Z0-9_:]{2,40}\|\*|(?<![\w|*])\|[FL]NAME\|(?![\w|*])|%%[A-Za-z_]{3,40}%%|#\[[A-Z:_]{3,40}\]#|<%=?\s?[\w.]{1,60}\s?%>/g,
  },
  {
    signs: SIGN.cross,
    triggers: 0,
    is: 'a blank that was never filled in',
    test: /(?<![\w$.-])X{2,6}(?:[-/.]X{2,4}){1,3}(?!\w)|\b20\d\d-(?:XX|xx)-(?:XX|xx)\b|[$£€]X{1,6}\b(?= (?:million|billion|m|bn)\b|[ ,.]|$)|(?<![\w$.-])X{2,6}(?=%| (?:percent|per cent|people|members|votes|points|million|billion|dollars|pounds|euros|jobs|homes|minutes|hours|days|weeks|months|years|times)\b)|(?<=^|[.!?]["”’)]? )X{3,6}(?=[.!?]?$)/g,
  },
  {
    signs: 0,
    triggers: TRIGGER.placeholder | TRIGGER.desk,
    is: 'a note to the desk',
    test: /(?<![\w#])(?:TODO|FIXME|FACT[- ]?CHECK THIS|CHECK THIS|NEEDS? (?:QUOTE|PHOTO|LINK|SOURCE))(?!\w)|\b(?:DO NOT PUBLISH|NOT FOR PUBLICATION|HOLD FOR RELEASE|INTERNAL USE ONLY)\b|\[(?:[Nn]ote to (?:desk|subs?|editors?|self)|[Dd]esk|[Ss]ubs)\s?[:\]][^\]\n]{0,200}\]?|\((?:CQ|cq)\)|\[cq\]/g,
  },
];

/** Blanks, dummies and notes that a reader must never see. */
export const placeholder: ParagraphRule = {
  unit: 'paragraph',
  needs: [],
  onlyWith: {
    signs: MARKS.reduce((all, { signs }) => all | signs, 0),
    triggers: MARKS.reduce((all, { triggers }) => all | triggers, 0),
  },
  meta: {
    id: 'leftover/placeholder',
    severity: 'error',
    summary: 'A blank, dummy text or a note to the desk that was never replaced',
    rationale:
      'Newspapers have printed “100PT SPLASH HEADING HERE” and published games of the “[[WINNING_TEAM_MASCOT]]”. A placeholder marks a gap that only the writer can fill, so there is no fix but the next one to go to. Words bracketed in a quotation, wiki links and shortcodes of site generators are left alone.',
    guideline: 'TK, “to come”, is the newsroom’s own mark for what is missing; it must not survive the edit.',
    fix: 'none',
  },
  examples: [
    { draft: '{{ page.title }} comes from the site’s generator.' },
    { draft: 'The ⟦[[WINNING_TEAM_MASCOT]]⟧ defeated the ⟦[[LOSING_TEAM_MASCOT]]⟧ 2-1 on Friday.' },
    { draft: 'The mayor, ⟦TK⟧, said that the bridge would close.' },
    { draft: '⟦Lorem ipsum dolor sit amet⟧, and so on.' },
    { draft: '⟦100PT SPLASH HEADING HERE⟧\n\nThe council met on Friday.' },
    { draft: 'It will cost ⟦$XX⟧ million, the city said.' },
    { draft: 'Dear ⟦{{first_name}}⟧, the vote is over.' },
    { draft: 'Jon Smyth ⟦(CQ)⟧ said that he would run.' },
    { draft: 'It opened in ⟦[Insert date here]⟧ and closed a year later.' },
    { draft: '⟦TK TK⟧ number of votes, she said.' },
    { draft: 'The council met on Monday.\n\n⟦XXX⟧\n\nThe vote was close.' },
    { draft: 'The state will pay half, she said. ⟦XXX⟧' },
    { draft: 'The council has ⟦XX⟧ members, she said.' },
    { draft: 'Dear ⟦[First Name]⟧, the vote is over.' },
    { draft: 'Hi *⟦|FNAME|⟧*, the vote is over.', format: 'markdown' },
    { draft: 'The shop, a TK Maxx, was empty.' },
    { draft: 'Pope John XX never was, and the XXX Olympiad was held in 2012.' },
    { draft: 'He won Super Bowl XXX.' },
    { draft: 'TK-421 left his post.' },
    { draft: 'It was an “unprecedented [number of] volunteers”, she said.' },
    { draft: 'He played in Super Bowl XXX and wears XXL shirts.' },
    { draft: 'See [the plan](https://x.example) and [Source](https://y.example).', format: 'markdown' },
    { draft: 'Read the [[wiki link]] first.' },
    { draft: 'The story goes that he left.' },
  ],
  check({ block }, report) {
    const taken: { start: number; end: number }[] = [];
    const marks = scanOf(block);
    for (const { signs, triggers, is, test } of MARKS) {
      if (((marks.signs & signs) | (marks.triggers & triggers)) === 0) continue;
      for (const match of block.reading.matchAll(test)) {
        const start = match.index;
        const end = start + match[0].length;
        if (isProtected(block, start) || taken.some((one) => start < one.end && one.start < end)) continue;
        taken.push({ start, end });
        report({
          start,
          end,
          message: `What belongs here? “${match[0].slice(0, 60)}” is ${is}: fill it, or take it out.`,
        });
      }
    }
  },
};
