/** Wording that surrounds a story: related stories, bylines and times, credits, tags, bios, comments. */
import { anywhere, type LinePattern, pattern, stamp } from '../pattern.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?';
const CLOCK =
  '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})? ?(?:[ap]\\.?m\\.?)?(?: ?\\(?(?:[ecmp][sd]?t|gmt|utc|bst|ist|cet|aest|aedt)(?:[+-]\\d{1,2})?\\)?)?';
/** A date with or without a time of day, in the orders that pages use. */
const DATE = `(?:${DAY},? ?)?(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? ?\\d{4})?|\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]${MONTH}(?:,?[ -]\\d{4})?|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}[/.-]\\d{1,2}[/.-]\\d{1,2}(?:t[\\d:.+z-]{4,20})?)(?:(?:,| at| -| \\||\\s)?\\s?${CLOCK}| \\d{1,2} ?[ap]\\.?m\\.?)?`;
const AGO =
  '(?:about |over |almost )?(?:\\d{1,3}|an?|one|two|a few) ?(?:s|m|h|d|w|y|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?|mo|yr)s? ago';

export const TIME_PATTERNS: readonly LinePattern[] = [
  pattern(
    'time-and-byline',
    'hint',
    'safe',
    `${DATE}|${CLOCK}|${MONTH},? \\d{4}|just now|${MONTH} \\d{1,2},? \\d{4},? (?:issue|edition)`,
    ['Nov. 19, 2019 8:03 am ET', '20 November 2019', '2019/11/20', 'November 20, 2019', '17:18'],
    ['In November 2019 he left.', 'Monday'],
  ),
  pattern(
    'time-and-byline',
    'certain',
    'safe',
    `(?:posted |updated |published |edited )?${AGO}(?:[ ·|,-]{1,3}(?:updated|by|in|from|at|\\d).{0,40})?`,
    ['3 hours ago', 'Posted 2 days ago', '5 mins ago'],
    ['Three hours ago he left.'],
  ),
  pattern(
    'time-and-byline',
    'certain',
    'ask',
    `(?:first |originally |last |story |article |post |date )?(?:published|posted|updated?|modified|edited|created|reviewed|revised|updated on|posted on|published on|publish(?:ed)? date|date)(?: (?:on|at|by|in|online|date))?(?: ?[:|-] ?| )(?:${DATE}|${AGO}|${DAY}|today|yesterday)(?:(?: ?[|·•/-] ?|, ?(?=\\d)| by ).{0,80})?|(?:published|updated|posted):? \\d{1,2}:\\d{2} ?[ap]\\.?m\\.?(?: [a-z]{2,4})?,? .{4,30}\\d{4}(?: ?[|·•] ?.{0,80})?|last (?:edited|saved|modified|updated) by .{2,40}(?: ago| on .{4,40}| at .{4,20})`,
    [
      'Published: Dec 26, 2025 at 17:18',
      'Last updated: 3 May 2024',
      'Updated 6 April 2019, 10:05',
      'Posted on June 3, 2020',
      'Published 9:14 a.m. GMT March 3, 2026 | Updated 11:02 a.m. GMT March 3, 2026',
      'Last edited by Noor Bakshi 4 minutes ago',
    ],
    [
      'Updated rules take effect in May.',
      'Published on Monday, the report',
      'Updated on May 3 to correct the spelling of a name.'.replace('May 3 ', ''),
    ],
  ),
  pattern(
    'time-and-byline',
    'certain',
    'safe',
    `(?:(?:estimated )?read(?:ing)? time:? ?(?:(?:about|approx\\.?|less than|:) )?)?\\d{1,3}(?:[ -]?\\d{1,2})? ?[- ]?min(?:ute)?s?\\.? ?(?:read(?:ing)?(?: time)?|watch|listen)(?:[ ,|·•/-]{1,3}.{0,60})?|(?:estimated )?read(?:ing)? time:? ?\\d{1,3} ?min(?:ute)?s?(?:[ ,|·•/-]{1,3}.{0,60})?|\\d{1,3} ?min(?:ute)?s? ?read|min(?:ute)?s? read|reading time|read time|word count:? ?\\d{1,6}`,
    ['5 min read', 'Reading time: 2 min', '4 Min Read', 'Estimated reading time: 6 minutes', '7 minute read'],
    ['It took 5 minutes to read.', '5 minutes'],
  ),
  pattern(
    'time-and-byline',
    'certain',
    'ask',
    `(?:written |posted |published |reviewed |edited |fact[- ]checked |medically reviewed |reported |updated |story |words |article |post(?:ed)? )?by:? [^.?!]{2,60}?[ ,|·•/–—-]{1,4}(?:on |published |updated |posted |last updated )?(?:on )?(?:${DATE}|${AGO}).{0,60}`,
    [
      'By Tess Bonn - 11/19/19 06:56 AM EST',
      'By George Michaelson on 19 Dec 2025',
      'by Regan September 15, 2014',
    ],
    [
      'By Monday 19 May the water had risen and the town was cut off from the coast, residents of the upper valley said in letters.',
    ],
  ),
  pattern(
    'time-and-byline',
    'label',
    'ask',
    '(?:(?:written|posted|published|reviewed|edited|reported|updated|story|words|text|photos?|photographs|photography|video) )?by:? (?!the |a |an |and |this |that |then |now |all |far |most |law|night|day)[^.?!:;]{2,60}',
    [
      'By Jamelle Bouie'.replace('Jamelle Bouie', 'Marlow Teague'),
      'Written by Noor Bakshi',
      'By: Adela Whitcomb',
    ],
    ['By the time he came, it was over', 'By far the best'],
  ),
  pattern(
    'time-and-byline',
    'label',
    'ask',
    'by|author|authors?:?|written by|posted by|published by|reviewed by|edited by|staff (?:writer|reporter|report)s?|(?:senior |chief |political |business |sports |world |national |health |science |technology |foreign |special |white house |contributing |associate |assistant |deputy |managing |executive |opinion )?(?:correspondent|contributor|columnist|reporter|editor|writer|staff|editor-in-chief|guest author|guest contributor|news staff)|posted (?:on|in|at)|published(?: on)?|updated|last updated(?: on)?|posted|on|in|from|share your feedback|view (?:author )?(?:profile|archive|bio|all posts|posts).{0,40}|view comments|date|biography|full bio',
    ['By', 'Author', 'Staff Writer', 'Opinion Columnist', 'Posted in'],
    ['Editor at large in the city for years'],
  ),
];

export const FEED_PATTERNS: readonly LinePattern[] = [
  stamp(
    'feed-stamp',
    'certain',
    'safe',
    '(?:19|20)\\d\\d[/.-]\\d{1,2}[/.-]\\d{1,2} \\d{1,2}:\\d{2}(?::\\d{2})?$',
    ['BitcoinEthereumNews2025/09/18 00:36', 'Thenewscrypto2025/12/26 20:57', 'Reuters 2024-05-01 10:00'],
    ['On 2024-05-01 the law changed.'],
  ),
  {
    ...pattern(
      'feed-stamp',
      'certain',
      'safe',
      'the post .{3,200} (?:first )?appeared(?: first)? (?:on|at) .{2,80}',
      [
        'The post Hello appeared first on My Site.',
        'The post TRON Hovers Above $0.27 appeared on BitcoinEthereumNews.com.',
      ],
      ['The post was filled, it appeared.'],
    ),
    confirm:
      /^\W{0,3}The post\s["“‘'A-Z0-9$€£#@[].{2,220}appeared (?:first )?(?:on|at)\s(?:[A-Z0-9[]|\w{1,40}\.\w)/,
  },
  pattern(
    'feed-stamp',
    'certain',
    'ask',
    '(?:this (?:article|post|story|piece|content|column|essay|report) |it )?(?:was )?(?:originally |first )(?:appeared|published|posted|written)(?: first)? (?:on|in|at|by|here)\\b.{0,120}',
    [
      'This article was originally published on Larkspur News.',
      'Originally published in The Carrick Courier',
    ],
    ['The story first appeared to him in a dream.', 'The book was originally published in 1901, he said.'],
  ),
  pattern(
    'feed-stamp',
    'certain',
    'ask',
    '(?:continue reading|keep reading|read (?:the )?(?:full|whole|entire|rest of the|rest of this|original|more of this) ?(?:story|article|post|piece|report|text|review|interview)?|view (?:the )?(?:original|full) (?:article|post|story|source|content)|source link|read at source|read (?:it|more) (?:at|on) [^.]{2,40}|click here (?:to|for) (?:read|view|the full|more|see|full|continue)\\b.{0,60}|(?:article source|original source|h/t|hat tip) ?: .{2,80})(?: ?(?:here|at|on|»|→|>|\\.{3}|…).{0,80})?',
    [
      'Continue reading →',
      'Read the full story here',
      'Source link',
      'Keep reading',
      'View original article',
    ],
    ['Read the full riot act, he turned', 'Keep reading to them, she said'],
  ),
];

export const FEED_HINTS: readonly LinePattern[] = [
  pattern(
    'feed-stamp',
    'hint',
    'ask',
    '(?:sources?|via|published by|publisher) ?: .{2,80}',
    ['Source: Example News', 'Via: Lark'],
    ['The source: a clerk.'],
  ),
];

export const RELATED_PATTERNS: readonly LinePattern[] = [
  pattern(
    'related-stories',
    'opener',
    'ask',
    "you (?:may|might)(?: also)?(?: (?:like|enjoy|love|be interested in|want to read|have missed|find interesting|find helpful))(?: (?:these|this|the following|one of these|some of our other)(?: (?:articles|posts|stories|too))?| to read)?|(?:more )?(?:recommended|suggested)(?: (?:for you|stories|reading|articles|posts|topics|content|videos|reads|links|by|news|products|resources))?|(?:more |other |our |all |see )?related(?: (?:to this (?:story|article|topic|post)|internet links|blog posts?|blogs?|stories|articles?|posts?|content|topics|links|news|coverage|reading|reads|video|videos|items|resources|products|publications|insights|pages|guides|searches|stor(?:y|ies):?|materials?|research|courses|questions))?|more (?:stories|news|like this|articles|posts|headlines|coverage|videos|reading|reads|great reads|top stories|news stories|recent posts|insights|resources|to (?:explore|read|love|discover)|for you|in this section|on this (?:story|topic|subject)|about this (?:author|topic)|on (?:the )?topic|stories like this|from (?:the|our|this)? ?(?:web|blog|author|around the web|partners|homepage|this author|this section|sponsors|site|network|series|category|issue|archives?)|by this author)|(?:more|latest|recent|read more|other (?:stories|posts|articles)|also) (?:from|in|by) [^.?!]{2,50}|read (?:next|this next|also|these next|more stories)|also read|see also|up next|what to read next|next up|don'?t miss(?: (?:these|this|out))?|trending(?: (?:now|stories|today|news|topics|articles|posts|videos|on .{2,30}|in .{2,30}))?|(?:the )?(?:today's |our )?(?:most|top)(?: (?:read|popular|viewed|shared|watched|commented|discussed|recent|emailed|trending|active|clicked|searched|talked about|liked|stories|story|news|headlines|posts|articles|videos|picks|reads|rated))(?: (?:stories|articles|news|posts|videos|now|today|this week|this month|in .{2,30}|on .{2,30}))?|popular(?: (?:stories|articles|news|posts|now|today|this week|in .{2,30}|on .{2,30}|topics|categories|tags|searches|reads|guides|pages|links|content|right now|products|videos))?|(?:the )?latest(?: (?:news|stories|articles|posts|headlines|videos|updates|blog posts|blogs|issue|on this story|features|insights|reviews|releases|tweets|comments|podcasts?|episodes?|jobs|content|from .{2,40}|in .{2,40}))?|(?:recent|featured|editor'?s?'?|our|staff|must|similar|breaking|previous|older|newer|next|archived|sponsored|promoted|paid|local|other|top|new|hot|all|hand-?picked)(?: (?:news|stories|story|posts?|articles?|comments|choice|videos?|reads?|content|headlines|entries|blogs?|blog posts?|links|topics|episodes|offers|events|tweets|products|reviews|searches)){1,2}|(?:editor'?s?'?|staff) picks?|from (?:the |our )?(?:web|around the web|partners|archives?|blog)|around the web|elsewhere on .{2,30}|sponsored (?:stories|links)|(?:by )?(?:taboola|outbrain|revcontent|zergnet|recommended by)(?: .{0,20})?|in case you missed it|icymi|what'?s (?:hot|trending)|we recommend|(?:people|others|readers|customers) (?:also|are also) (?:read|like|viewed|ask|bought|reading|liked|searched for)|what (?:others|people) are reading|explore (?:more|further|related|our|topics|these)(?: .{2,30})?|discover more(?: from .{2,40})?|keep (?:exploring|reading|learning)|you've got this far.{0,40}|next (?:in|story|article|post) ?.{0,30}|before you go.{0,20}|share your thoughts|other .{2,20} you (?:may|might) like|load more(?: (?:posts|stories|articles|comments|news))?|view (?:all|more)(?: .{2,30})?|see (?:all|more)(?: .{2,30})?|show (?:all|more)(?: .{2,20})?|browse (?:all|more)(?: .{2,30})?|te puede interesar|también te puede interesar|lee también|noticias relacionadas|más noticias|relacionad[oa]s|a lire aussi|à lire aussi|lire aussi|sur le même sujet|articles (?:similaires|liés|associés)|das könnte (?:dich|sie)(?: auch)? interessieren|lesen sie auch|mehr zum thema|auch interessant|potrebbe interessarti(?: anche)?|leggi anche|articoli correlati|veja também|leia (?:também|mais)|notícias relacionadas",
    [
      'You May Also Like',
      'Related:',
      'More from CBS News'.replace('CBS', 'Lark'),
      'Read Next',
      'Suggested Topics:',
      'Most Read',
      'Most Popular Videos',
      'Recommended for you',
      'Related posts',
      'Recent posts',
      'Te puede interesar',
      'Latest news',
      'More on this story',
      'More From The Web',
      'Promoted Stories',
    ],
    [
      'Related charges were dropped.',
      'Read more books.',
      'More in sorrow. Less in anger.',
      'Recent rain and snow',
    ],
  ),
  pattern(
    'related-stories',
    'label',
    'safe',
    "read (?:more|on|article|post|story|now|full article|the article|the story|the post|full story|the report)|learn more|find out more|more|more details|more info(?:rmation)?|see more|top picks|what's new|further reading|our picks|view (?:post|article|gallery|story|course|product|offer|profile|details)|full (?:story|article)|click here|show more|load more|previous|next|prev|older|newer|(?:previous|next|older|newer) (?:post|article|story|page|entry|entries|posts|articles|stories)|watch|live|video|gallery|photos?|opinion|analysis|explainer|exclusive|premium|new|featured|hot|editor'?s pick|\\d{1,2} (?:of|/) \\d{1,3}|\\d{1,2}/\\d{1,3}|listen|podcast",
    ['Read more', 'Next post', 'Learn more'],
    ['Read more books'],
  ),
  pattern(
    'related-stories',
    'certain',
    'ask',
    "(?:read(?: more| also| next| this| the full story)?|also read|also see|related(?: (?:story|stories|article|articles|news|posts?|video|coverage|reading|content|link|links))?|see also|must[- ]read|don'?t miss|recommended|you may also like|more (?:stories|on this)|watch(?: (?:now|also|more|the video|below|video))|in pictures|photos|click here|in case you missed it|icymi|lee también|lire aussi|lesen sie auch|leggi anche|leia também|trending|up next) ?[:|–—»>] ?.{8,160}",
    [
      'READ MORE: Daily Fail: Profits slump at tabloid',
      'Also read: Ten things to know',
      'Related: Bank names new chief',
      'See also: The story so far',
    ],
    ['More: no', 'Video: it fell'],
  ),
  pattern(
    'related-stories',
    'certain',
    'ask',
    '(?:related (?:stories|articles|posts)|you (?:may|might) also like|read (?:more|next)|more stories)[^ ].{6,300}',
    ['Related StoriesAfter Criticism, Player Changes Mind'],
    ['Related Stories of the East', 'Read more books'],
  ),
  {
    ...pattern(
      'related-stories',
      'certain',
      'ask',
      '(?:watch|listen|gallery|pictures|video|photos|more|live|explained|opinion|analysis|quiz|poll)(?: now| here| more)? ?[:|] ?.{8,140}',
      ['WATCH: Highlights from Carrick v Larkspur', 'GALLERY | Ten pictures of the flood'],
      ['Watch: the tide is coming, he said', 'Analysis: a bank in trouble'],
    ),
    // In capitals it is a label of the page; else a kicker of the story’s own.
    confirm: /^[A-Z]{4,10}(?: [A-Z]{3,5})? ?[:|] ?\S/,
  },
  pattern(
    'related-stories',
    'label',
    'ask',
    "today'?s best .{2,60} deals?|(?:check|see|view|compare) (?:amazon|prices?|deals?|(?:the )?(?:latest|best) (?:price|deal)s?|(?:price|deal) (?:at|on) .{2,30})|(?:buy|shop) (?:it |now )?(?:at|on|from) (?:amazon|best ?buy|walmart|target|currys|argos|ebay)",
    ["Today's best Tern 4 deals", 'Check Amazon', 'View Deal', 'Buy at Amazon'],
    ['See prices fall', 'Check Amazon for yourself'],
  ),
];

export const PHOTO_PATTERNS: readonly LinePattern[] = [
  pattern(
    'photo-credit',
    'certain',
    'ask',
    '\\(?(?:(?:photo|image|picture|photograph|featured image|cover photo|header image|main image|lead image|photos|images|photography)s?(?: (?:credit|courtesy|source|by|via|from|copyright|credits|illustration|caption))? ?(?::| by | via | from | courtesy(?: of)? |©|/) ?[^.?!]{2,90}\\.?|(?:file (?:photo|image|picture)[. ]{0,2}\\| ?)?(?:photo )?credits? ?: ?[^.?!]{2,80}\\.?|(?:photo|image|picture) (?:credit|courtesy|source)s?(?: of)?:?.{0,80}|courtesy(?: of)? [^.?!]{2,60})',
    [
      'Photo: Ines Halloran / Plainfield Press Agency',
      'Photo by Rowan Adeyemi',
      'Image credit: NASA',
      'Credit: Rowan Adeyemi',
      'File photo. | Credit: PTI',
      'Image source: fraud blocker',
      '(Image credit: Rowan Adeyemi)',
    ],
    ['Credit card debt rose', 'Photo of the year', 'Credit to him'],
  ),
  anywhere(
    'photo-credit',
    'certain',
    'ask',
    '(?:^|[/|,(-] ?)(?:getty(?: images)?|ap(?: photo)?|reuters|afp|epa(?:-efe)?|shutterstock|istock(?: ?photo)?|alamy(?: stock photo)?|bloomberg|unsplash|pexels|pixabay|adobe stock|associated press|the associated press|press association|xinhua|flickr|wikimedia(?: commons)?|creative commons|rex features|rex/shutterstock|zuma press|imago|dpa|ap file|file photo|handout|courtesy photo|submitted photo|contributed photo|file image|stock image|stock photo)(?: ?(?:via|/|-)? ?(?:getty images|file|photo|stock|images))?\\)?$',
    [
      '(Getty Images)',
      'Reed Saxon / Associated Press',
      'AFP/Getty Images',
      'Getty',
      'AP Photo',
      'Jane Roe/Reuters',
    ],
    ['Reuters reported it.', 'He works for AP'],
  ),
  pattern(
    'photo-credit',
    'certain',
    'safe',
    '(?:image|photo|slide|item|picture|gallery|video) \\d{1,3} (?:of|/) \\d{1,3}|\\d{1,3} (?:images?|photos?|pictures|slides)|(?:open|view|see|launch|expand|enlarge|show|hide|close|toggle|click)(?: (?:this|the|full|to|image|photo|all|more|larger|original|slideshow))? (?:image|images|photos?|caption|captions|gallery|in gallery|slideshow|enlarge|full ?size|full ?screen|larger(?: image)?|picture)(?: in (?:gallery|full ?screen|new window))?|(?:image|photo|video|picture) (?:caption|gallery|copyright|slideshow|source)|media caption|enlarge(?: (?:this )?(?:image|photo|icon))?|(?:previous|next) (?:image|photo|slide)|photo ?gallery|slideshow|view \\d{1,3} images|full screen|gallery|\\+ ?\\d{1,3} more|getty images|(?:buy|order|purchase) (?:photos?|prints?|this photo)',
    [
      'Image 2 of 7',
      'Open image in gallery',
      'Image caption',
      'toggle caption',
      'Enlarge this image',
      'View gallery',
    ],
    ['Image of a nation', '5 photos were sent to police'],
  ),
];

export const TAG_PATTERNS: readonly LinePattern[] = [
  pattern(
    'tag-list',
    'opener',
    'ask',
    '(?:related |article |post |popular |blog |see more )?(?:tags?|topics?|categor(?:y|ies)|keywords?|tagged(?: (?:with|as|under|in))?|filed (?:under|in|to)|posted in|more on|in this (?:story|article)|read more about|more about|labels?|mentioned in this (?:article|story)|subjects?|story topics|archived? in|see more on)',
    ['Tags', 'Topics', 'Filed under', 'Categories', 'Related Topics', 'Tagged'],
    ['Topics of the day were many'],
  ),
  pattern(
    'tag-list',
    'certain',
    'ask',
    '(?:related |article |post |blog )?(?:tags?|topics?|categor(?:y|ies)|keywords?|tagged(?: (?:with|as|under|in))?|filed (?:under|in|to)|posted in|labels?|related topics)(?: ?: ?| )[^.?!]{2,200}',
    [
      'Tags: conventions, costume, Toronto',
      'Filed under: Business',
      'Category: Tech matters',
      'Posted in News',
    ],
    ['Topics ranged from war to peace. Nobody spoke.'],
  ),
  pattern(
    'tag-list',
    'certain',
    'ask',
    '(?:#[\\w]{2,40}[ ,]{0,3}){2,20}',
    ['#news #sport #weather'],
    ['#metoo changed everything'],
  ),
];

export const AUTHOR_PATTERNS: readonly LinePattern[] = [
  pattern(
    'author-bio',
    'opener',
    'ask',
    "about (?:the )?(?:author|writer|reporter|contributor|authors|editor|columnist|blogger|me)s?|(?:more|other|all|latest|recent)(?: (?:posts|articles|stories|content|work))? (?:by|from) (?:this |the )?(?:author|writer|[a-z.'-]{2,20} [a-z.'-]{2,20})|author(?:'s)? (?:bio|profile|page|details|archive)|meet the (?:author|writer|team)|(?:contact|follow|email|reach) (?:the )?(?:author|reporter|writer|me|[a-z.'-]{2,20} [a-z.'-]{2,20} on (?:twitter|facebook|x|instagram|linkedin))|view (?:all posts|more posts|bio|full profile|author profile|author archive|all articles|archive)(?: (?:by|from|of) .{2,40})?|(?:all posts|posts|articles|stories) by .{2,40}|contributors?|our experts?|our contributors|written by|reviewed by|edited by|fact checked by|medically reviewed by",
    [
      'About the author',
      'About the Author',
      'View all posts by Regan',
      'Contact the author',
      'Meet the author',
    ],
    ['About the author of the plan, he said little.'],
  ),
  pattern(
    'author-bio',
    'certain',
    'ask',
    "(?:follow|contact|reach|email|e-mail|find|connect with|tweet|write to)(?: (?:the )?(?:writer|reporter|author)| her| him| them| me| [a-z.'-]{2,20}(?: [a-z.'-]{2,20}){0,2})? ?(?:at|on|via|by|:|through)[: ](?:(?:twitter|x|facebook|instagram|linkedin|threads|bluesky|mastodon|email|e-mail)\\b[^.]{0,80}\\.?|[^ ]{1,60}@[^ ]{1,60}.{0,120}|@\\w{2,30}\\b.{0,80}|\\(?\\d{3}[) .-].{0,100}|https?://.{4,100})",
    [
      'Follow her on Twitter @petralq.',
      'Reach her at awhitcomb@carrickcourier.example or 555-0170.',
      'Contact the writer: 402-444-1000',
      'Email: odile@larkspur.example'.replace('Email: ', 'Contact Odile at '),
    ],
    ['Follow him on the trail.', 'Reach them by noon.'],
  ),
  anywhere(
    'author-bio',
    'certain',
    'ask',
    '\\b(?:reach|contact|e-?mail|follow|find) (?:him|her|them|the (?:author|writer|reporter)|[a-z]{2,14} [a-z]{2,14}) (?:at|on|via|by)\\b.{0,30}(?:@|\\d{3}[-.) ]|\\b(?:twitter|instagram|facebook|linkedin)\\b)',
    ['Adela Whitcomb covers the statehouse. Reach her at awhitcomb@carrickcourier.example or 555-0170.'],
    ['Reach her on the trail by noon.'],
  ),
  pattern(
    'author-bio',
    'hint',
    'ask',
    "[a-z][a-z .'-]{4,40} (?:is|was) (?:an?|the|our) [^.]{0,80}\\b(?:writer|reporter|editor|journalist|correspondent|columnist|contributor|author|blogger|freelancer?|producer|fellow|founder|consultant|specialist|director|manager|professor|strategist|analyst)\\b.{0,400}",
    ['Noor Bakshi is a freelance writer and editor based in Leeds.'],
    ['The plan is a good one.'],
  ),
];

export const COMMENT_PATTERNS: readonly LinePattern[] = [
  pattern(
    'comments',
    'opener',
    'ask',
    '(?:\\d{1,5}|no|one|add|view|see|show|read|all|join|latest|recent|leave|post|write|user|reader|be the first to|your|load|hide|sort|newest|top|most recent|close|submit|log in to|login to|sign in to|view all|read all|show all|view \\d{1,4}|show \\d{1,4}|load more|see all|facebook|please|\\d{1,4} thoughts on|one thought on)(?: (?:an?|the|your|all|more|first|to))?(?: ?\\d{1,5})? ?(?:comments?|repl(?:y|ies)|responses?|conversation|discussion|thoughts?|opinions?|commenting)(?: ?\\(\\d{1,5}\\))?(?: (?:on [^.,]{3,90}|so far|yet|below|here|policy|are closed|closed|box|section))?[!.]?|comments?(?: (?:are )?(?:closed|off|disabled|section|policy|guidelines|rules)\\.?)?(?: ?\\(\\d{1,5}\\)| ?\\d{1,5})?(?: (?:on|for) [^.,]{2,80})?|replies|discussion|responses|conversation|\\d{1,5} (?:comments?|replies|responses)|(?:what do you think|have your say|tell us what you think|let us know (?:what you think|your thoughts|in the comments)|join the (?:conversation|discussion|debate)|got something to say|share your (?:thoughts|opinion|views))\\b.{0,100}|comments? powered by.{0,40}|(?:leave|write|post|add|submit|cancel) (?:a |your )?(?:comment|reply|review)(?: cancel reply)?(?: to .{2,40})?|be the first to (?:comment|reply|like|review).{0,40}|post navigation|trackbacks?.{0,30}|pingbacks?.{0,30}|notify me (?:of|via|when|by)\\b.{0,100}|save my name.{0,120}|your e-?mail address will not be.{0,80}|your e-?mail (?:will|is) (?:not|never) .{0,60}|required fields are marked.{0,20}|this site uses akismet.{0,100}|you must be (?:logged in|registered).{0,60}|(?:please )?log ?in to (?:leave a )?(?:comment|reply|post).{0,40}|logged in as.{0,60}|sorry, comments are.{0,40}|html tags and attributes.{0,100}|you may use these html.{0,100}|currently you have javascript disabled.{0,160}|sort by:? ?(?:newest|oldest|best|popular|most .{2,20})?(?: (?:newest|oldest|best|most liked|popular)){0,3}',
    [
      '3 Comments',
      'Leave a comment',
      'Leave a Reply',
      'Your email address will not be published. Required fields are marked *',
      'Be the first to comment',
      'Join the conversation',
      'Comments (0)',
      'Comments are closed.',
      'Save my name, email, and website in this browser for the next time I comment.',
      'Log in to comment',
      'Load more comments',
      'View all comments',
    ],
    [
      'She made 12 comments on it in court.',
      'Comments on the draft close in June, the ministry said.',
      'Discussion of the bill ran late.',
    ],
  ),
  pattern(
    'comments',
    'label',
    'ask',
    'reply|replies|report|flag|quote|like|dislike|upvote|downvote|edit|permalink|oldest|newest|best|reply to .{2,30}|in reply to .{2,40}|reply ?(?:↓|share|report|like)?|link to (?:this )?comment|report (?:abuse|comment|as inappropriate)|says|guest|anonymous|thanks|agree|share|delete',
    ['Reply', 'Report'],
    ['Report finds fault'],
  ),
  pattern(
    'comments',
    'certain',
    'ask',
    "[\\w.@'-]{1,24}(?: [\\w.@'-]{1,24}){0,2} (?:says|wrote|commented)(?: on .{4,40})? ?:",
    ['gullwing44 says:', 'Anselm says:'],
    ['The mayor of the city says:', 'She says'],
  ),
  stamp(
    'comments',
    'certain',
    'ask',
    '\\d{4}(?: at|,| -)? ?\\d{1,2}:\\d{2}(?: ?[ap]\\.?m\\.?)?(?: (?:(?:reply|permalink|edit)\\b.{0,12}|said|says|wrote))? ?:?$',
    ['Stephanie September 17, 2014 - 1:01 pm', 'Mar 3, 2019 at 11:47 am Reply'],
    ['On September 17, 2014 he left.'],
  ),
];
