/** Wording of the trade: markets, disclaimers, press releases, wires, translation, print, documents. */
import { anywhere, type LinePattern, pattern } from '../pattern.ts';

export const MARKET_PATTERNS: readonly LinePattern[] = [
  anywhere(
    'market-widget',
    'certain',
    'safe',
    '^[\\w .-]{2,30}(?: price ?\\([a-z0-9]{1,10}\\)| ?\\([a-z0-9]{1,10}\\) live price chart| price (?:today|live|chart))$',
    ['Talus Price(US)', 'Talus (US) Live Price Chart'],
    ['Price (US) rose to $3.', 'He paid the price (US) of fame'],
  ),
  pattern(
    'market-widget',
    'label',
    'safe',
    '(?:[+\\-−–▲▼]? ?\\d{1,3}(?:[.,]\\d{1,6})? ?%(?: ?\\([^)]{0,12}\\))?|(?:[$€£₿] ?\\d[\\d,]{0,14}(?:\\.\\d{1,10})? ?){1,4}|[+\\-−–]?\\d{1,6}[.,]\\d{1,6}(?: ?\\([+\\-−]?\\d{1,3}[.,]\\d{1,3}%\\))?|usdt?|eur|gbp|btc|eth|usdc|--|n/a|24h|7d|1h|market cap|volume|24h volume)',
    ['$0.01084', '$0.01084$0.01084', '-3.21%', 'USD', '+1.87%'],
    ['It cost $5.', '-3.21% on the day'],
  ),
  pattern(
    'market-widget',
    'certain',
    'safe',
    'market opportunity|live price chart|(?:trade|buy|sell) [a-z]{2,6} now|(?:stock|market|quotes?)s? (?:delayed|are delayed|data delayed|data provided)\\b.{0,80}|quotes? (?:displayed|delayed|by)\\b.{0,100}|(?:market|stock) (?:data|quotes?|summary|snapshot|ticker|movers|watch)|real[- ]time quotes?.{0,60}|data (?:is )?(?:delayed|provided by|powered by)\\b.{0,60}|markets data|(?:top )?(?:gainers|losers)|most active stocks?',
    [
      'Market Opportunity',
      'Live Price Chart',
      'Quotes delayed at least 15 minutes.',
      'Market data provided by Example',
    ],
    ['The market opportunity is large.', 'Price (US) rose to $3.', 'Losers of the vote'],
  ),
  pattern(
    'market-widget',
    'label',
    'safe',
    '(?:mkt|market) cap(?:itali[sz]ation)? ?:? ?[$€£]?[\\d.,]{1,16} ?[kmbt]?n?|(?:24 ?h(?:our)?s? )?(?:trading )?vol(?:ume)? ?:? ?[$€£]?[\\d.,]{1,16} ?[kmbt]?n?|(?:circulating|total|max) supply ?:? ?[\\d.,]{0,18} ?[a-z]{0,6}|52[- ]?(?:wk|week) (?:high|low|range) ?:? ?[$€£]?[\\d.,]{0,12}|all[- ]time (?:high|low) ?:? ?[$€£]?[\\d.,]{0,12}|p/e ratio ?:? ?[\\d.,]{0,8}|dividend yield ?:? ?[\\d.,]{0,8} ?%?',
    ['Mkt Cap: $12.4M', '24H Vol: $1.1M', '52 Week High: 14.20', 'Market cap 1.2B'],
    ['Market cap rose to $3bn on Friday', 'Volume 3 of the series'],
  ),
  pattern(
    'market-widget',
    'label',
    'safe',
    '[\\w .-]{2,30} logo',
    ['Talus Logo', 'Quillan Logo'],
    ['The logo of the firm'],
  ),
  pattern(
    'market-widget',
    'label',
    'ask',
    '\\$?[a-z]{1,6} ?[▲▼+−-] ?\\d{1,3}[.,]\\d{1,3} ?%|[\\w&. ]{2,24} [\\d,.]{2,12} ?[+−▲▼-] ?[\\d.,]{1,8} ?\\(?[+−-]?\\d{1,3}[.,]\\d{1,3} ?%\\)?',
    ['$TSLA +2.1%', 'DAX 12,300.5 +30.2 (+0.25%)'],
    ['TSLA rose 2 percent'],
  ),
];

export const DISCLAIMER_PATTERNS: readonly LinePattern[] = [
  anywhere(
    'disclaimer',
    'certain',
    'safe',
    '^(?:the )?articles? reposted on this (?:site|website|page)\\b|^disclaimers? ?: ?the (?:articles?|content|information|views|opinions|material)s?\\b',
    ['Disclaimer: The articles reposted on this site are sourced from public platforms.'],
    ['He read a disclaimer: "Do not try this."'],
  ),
  anywhere(
    'disclaimer',
    'certain',
    'ask',
    "(?:\\bnot|n't|\\bnor) (?:be |an? |as )?(?:constitute|construed|considered|intended|taken|interpreted|substitute|relied|treated|provide|offer|regarded|meant)\\b.{0,40}\\b(?:financial|investment|legal|trading|medical|tax|professional)\\b.{0,60}\\badvice\\b|\\bis not (?:financial|investment|legal|medical|trading) advice\\b|\\bdyor\\b|\\b(?:is|are|provided|intended|meant|presented)\\b.{0,40}\\bfor (?:general )?(?:informational|information|educational|entertainment)(?: (?:and|or|and/or|&) \\w{4,16})? purposes(?: only)?\\b|\\b(?:is|are) not responsible for (?:the )?(?:content|accuracy|external|opinions)\\b.{0,40}\\b(?:sites?|links?|pages?|content|authors?|information)\\b|\\bparticipates in (?:the|various)\\b.{2,60}\\baffiliate",
    [
      'The content does not constitute financial, legal, or other professional advice',
      'The site is not responsible for the content of external sites.',
      'It is provided for informational purposes only.',
    ],
    ['She gave financial advice.', 'He is not a doctor.', 'He does not offer advice.'],
  ),
  pattern(
    'disclaimer',
    'certain',
    'ask',
    "disclaimers?|(?:important |legal |editorial |affiliate |advertis(?:er|ing) |risk |full )?(?:disclaimer|disclosure|disclosures|risk warning)s? ?: ?.{10,400}|(?:affiliate|advertiser|advertising|editorial) disclosure|(?:the )?(?:views|opinions|thoughts|statements)(?:,? (?:and|&|or)? ?(?:views|opinions|thoughts|statements)){0,2} (?:(?:and|or) \\w{3,14} )?(?:expressed|stated|contained|presented)\\b.{0,120}\\b(?:do not|don't|are (?:solely |those|my|the|his|her|their|not)|belong|may not)\\b.{0,240}|do your own research.{0,60}|not (?:financial|investment|medical|legal) advice\\.?|(?:please )?(?:always )?(?:consult|speak with|seek)\\b.{0,40}\\b(?:professional|doctor|physician|advis[eo]r|attorney|provider)\\b.{0,160}\\b(?:before|advice|regarding|about)\\b.{0,120}|(?:we|i|this (?:post|article|page|site|story|content)|some (?:of the )?links) (?:may |might |will |can )?(?:also )?(?:earn|receive|get|contains?|includes?|makes?|are|gets?)(?: us)?(?: an?| some| small| the)?(?: \\w{3,12})? ?(?:affiliate|commission|compensation)s?\\b.{0,240}|as an amazon associate\\b.{0,120}|(?:if|when) you (?:make a purchase|buy|click|purchase|shop)\\b.{0,120}\\bcommission\\b.{0,120}|the content (?:is|of this).{0,60}(?:not|only).{0,160}",
    [
      'When you purchase through links on our site, we may earn an affiliate commission.',
      'The views expressed in this article are those of the author and do not necessarily reflect our own.',
      'We may earn a commission if you buy something through links on this page.',
      'As an Amazon Associate I earn from qualifying purchases.',
      'Disclaimer',
    ],
    ['She gave financial advice.', 'He is not a doctor.', 'The views from the tower are fine.'],
  ),
];

export const RELEASE_PATTERNS: readonly LinePattern[] = [
  anywhere(
    'press-release-marks',
    'certain',
    'ask',
    '\\b(?:contains?|include[sd]?|are|constitute|regarding|of|other|these|such) (?:certain )?["“]?forward[- ]looking statements?\\b|\\bprivate securities litigation reform act\\b',
    [
      'This release contains forward-looking statements within the meaning of the Private Securities Litigation Reform Act of 1995.',
    ],
    ['The company made forward looking plans.'],
  ),
  pattern(
    'press-release-marks',
    'certain',
    'safe',
    '(?:(?:news|press|media)? ?(?:release)?[ :–—-]{0,4})?for immediate release.{0,60}',
    ['FOR IMMEDIATE RELEASE', '**FOR IMMEDIATE RELEASE**', 'PRESS RELEASE – FOR IMMEDIATE RELEASE'],
    ['Activists called for immediate release of the prisoners.'],
  ),
  pattern(
    'press-release-marks',
    'certain',
    'ask',
    "(?:media|press|investor|pr|public relations)(?: relations)? (?:contacts?|enquiries|inquiries)(?: information| details)?(?: ?: ?.{2,160})?|(?:for )?(?:media|press|investor)(?: (?:inquiries|enquiries|queries))[, :].{2,160}|(?:for (?:more|further|additional) (?:information|details)|for more),? (?:please )?(?:contact|visit|see|go to|call|email)\\b.{2,200}|notes? (?:to|for) editors?|editor'?s? notes? ?: ?for.{2,120}",
    [
      'Media Contact:',
      '**Press enquiries**',
      'Media contact: Jane Roe, 555-0100',
      'Notes to Editors',
      'For more information, please contact Jane Roe at 555-0100',
    ],
    ['Press contact with the team was limited.', 'He left notes to editors at the paper.'],
  ),
  pattern(
    'press-release-marks',
    'hint',
    'ask',
    "about (?!the (?:author|writer)|us\\b|me\\b|this\\b|\\d)(?:the )?[a-z][\\w&.'’-]{1,24}(?: [\\w&.'’-]{1,24}){0,5}(?: ?\\([a-z: .]{2,20}\\))?",
    ['About Acme Corp', '**About Acme Robotics Inc.**', 'About Larkspur Data Partners'],
    ['About 300 people came.'],
  ),
  pattern(
    'press-release-marks',
    'certain',
    'ask',
    'safe harbou?r(?: statement.{0,120})?|view (?:original content|source version)(?: to download multimedia)? ?(?:on|:).{0,120}|source ?:? [a-z][\\w&., -]{2,50} (?:inc|corp|ltd|llc|plc|co)\\.?',
    ['Safe Harbor Statement', 'View original content: https://www.example.com/x', 'SOURCE Acme Corp'],
    ['The company made forward looking plans.', 'The source said so.'],
  ),
];

export const WIRE_PATTERNS: readonly LinePattern[] = [
  pattern(
    'wire-slug',
    'certain',
    'safe',
    '\\(?(?:adds?|updates?|recasts?|rewrites?|corrects?|refiles?|removes?|fixes|changes|repeats|edits|trims|deletes|writes through)\\b(?!\\) )[^()]{3,220}\\)',
    [
      "(Adds prime minister's reaction in paragraph 3, updates death toll in paragraph 4)",
      '(Rewrites throughout after military intervention threat)',
      '(Adds quote)',
    ],
    ['(Updates will follow at 5 p.m. on the site.) He left.'],
  ),
  pattern(
    'wire-slug',
    'certain',
    'ask',
    "\\(?(?:additional )?(?:reporting|writing) by [a-z][^;()]{2,240}; ?.{0,160}\\b(?:editing|writing|reporting) by\\b.{2,160}|(?:eds|editors)['’]?s?\\.? ?: ?.{4,240}|more to come|\\(?more\\)?|\\(more\\)|more ?\\.{2,3}|more follows|mtf|(?:this is )?a? ?(?:developing|breaking)(?: news)? story\\b.{0,140}|(?:our standards:? ?)?the thomson reuters trust principles.{0,60}|our standards: .{0,100}|-?ends?-",
    [
      'Reporting by Jane Roe; Editing by Joe Poe',
      '(Reporting by Jane Roe in Rome; Writing by Al Poe; Editing by Joe Poe)',
      'MORE TO COME',
      '(MORE)',
      '*** MORE FOLLOWS ***',
      'This is a developing story. Check back for updates.',
      'Our Standards: The Thomson Reuters Trust Principles., opens new tab',
      'Eds: SUBS 3rd graf to correct spelling',
    ],
    [
      'There is more to come from the striker, he said.',
      'The report by Roe; the editing by Poe.',
      'Editors at the paper agreed: no.',
    ],
  ),
];

export const RESIDUE_PATTERNS: readonly LinePattern[] = [
  pattern(
    'translation-residue',
    'certain',
    'safe',
    'original text|rate this translation|your feedback will be used to help improve google translate|translated (?:from \\w{2,20} )?by (?:google|deepl|microsoft|facebook)(?: translate)?|(?:see|show|view) (?:original|translation|the original|this translated)|automatic(?:ally)? translat(?:ed|ion).{0,60}|machine[- ]translated.{0,60}|(?:read|leer|lire|lesen|leggi|ler|lee|view|ver) (?:this |it |este artículo |esto |cet article |diesen artikel |esta )?(?:article |story |page |in |en |auf |em |historia )?(?:in |en |auf |em )(?:english|spanish|french|german|portuguese|italian|chinese|arabic|russian|español|français|deutsch|inglés|anglais|englisch|português|inglês|italiano)',
    [
      'Original text',
      'Rate this translation',
      'Lee este artículo en español',
      'Translated by Google',
      'Read in English',
    ],
    ['The original text was lost.'],
  ),
  pattern(
    'print-residue',
    'certain',
    'safe',
    "\\(?(?:continued|cont'?d\\.?|continues) (?:on|from) (?:page )?[a-z]?\\d{1,3}\\)?|(?:please )?(?:see|turn to) [a-z]{3,20},? page [a-z]?\\d{1,3}|see [a-z]{3,20}, [a-d]\\d{1,2}|from page [a-z]?\\d{1,3}|jump ?(?:head|line)|(?:this article )?(?:a version of this (?:article|story)|this article) appear(?:s|ed) in (?:print|the print)\\b.{0,200}|appeared in the .{4,60} print edition.{0,60}|(?:published|appeare[ds]|appears|printed) in the print edition of .{4,160}|(?:[^.?!]{2,80} ?[|·•–—-] ?)?(?:page|seite|página|pagina) \\d{1,3} (?:of|von|sur|de|di|/) \\d{1,3}|order reprints.{0,60}",
    [
      'Harrowgate Ledger | March 2026 | Page 2 of 3',
      'Published in the print edition of the March 9, 2026, issue',
      'continued on page A5',
      'See COUNCIL, Page A6',
      'jumphead',
      'continued from page A1',
      'See COUNCIL, A6',
    ],
    ['See Paris, 2024', 'From page to stage'],
  ),
  pattern(
    'document-comment',
    'certain',
    'ask',
    '\\[[a-z]{1,2}\\](?!\\() ?[a-z].{2,200}',
    ['[a]Can we name her?', '[b] check with legal'],
    ['[a](https://x.example)', '[1] Smith 2019'],
  ),
];
