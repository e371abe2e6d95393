/**
 * The words that attribution is made of: verbs that report, think or want, words that name sources, and the
 * closed classes that show where a phrase begins and ends. Language knowledge written down by hand; nothing
 * here is learned from a corpus.
 */

import {
  ADVERB,
  ATTITUDE,
  AUXILIARY,
  BASE,
  BE,
  COORDINATOR,
  CROWD,
  CUE,
  CUE_NOUN,
  type CueClass,
  type CueVerb,
  DETERMINER,
  DOCUMENT,
  GERUND,
  HAVE,
  learnMeaning,
  MODAL,
  NEGATION,
  OBJECT_PRONOUN,
  ORGANIZATION,
  PARTICIPLE,
  PAST,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  QUANTITY,
  RELATIVE,
  ROLE,
  ROLES,
  S_FORM,
  STANCE,
  SUBORDINATOR,
  TAKES_SIDES,
  TIME,
  TITLE,
  UNNAMED,
  VERB,
} from './vocabulary.ts';

function add(bits: number, list: string): void {
  for (const lower of list.split(/\s+/)) if (lower !== '') learnMeaning(lower).bits |= bits;
}

// ---------------------------------------------------------------- verbs

/** base past participle, where they are not made with -ed */
const IRREGULAR = new Map<string, readonly [past: string, participle: string]>(
  (
    'say said said,tell told told,write wrote written,think thought thought,know knew known,see saw seen,feel felt felt,' +
    'find found found,show showed shown,hear heard heard,read read read,understand understood understood,' +
    'speak spoke spoken,swear swore sworn,forecast forecast forecast,foresee foresaw foreseen,hold held held,' +
    'choose chose chosen,seek sought sought,mean meant meant,hit hit hit,learn learned learned,rebut rebutted rebutted,' +
    'admit admitted admitted,commit committed committed,blog blogged blogged,quip quipped quipped,refer referred referred,' +
    'infer inferred inferred,prefer preferred preferred,plan planned planned,slam slammed slammed,rap rapped rapped,' +
    'rip ripped ripped,knock knocked knocked,bet bet bet,quit quit quit,withdraw withdrew withdrawn,shrug shrugged shrugged,' +
    'put put put,lay laid laid,forget forgot forgotten,spell spelled spelled,tout touted touted,email emailed emailed,' +
    'veto vetoed vetoed,expel expelled expelled,bring brought brought,retweet retweeted retweeted,brag bragged bragged,' +
    'pan panned panned,spin spun spun,concur concurred concurred,demur demurred demurred,snap snapped snapped,' +
    'allot allotted allotted,peg pegged pegged,tap tapped tapped,lead led led,shout shouted shouted'
  )
    .split(',')
    .map((entry) => {
      const [base = '', past = '', participle = ''] = entry.split(' ');
      return [base, [past, participle] as const];
    }),
);

/**
 * Marks behind a verb: `*` its base and s-form are nouns as often, `^` may stand before its subject,
 * `+` takes a listener, `=` needs a clause or a quotation.
 */
function verbs(cueClass: CueClass, list: string): void {
  for (const entry of list.split(/\s+/)) {
    const lemma = entry.replace(/[*^+=]{1,4}$/, '');
    if (lemma === '') continue;
    const cue: CueVerb = {
      lemma,
      class: cueClass,
      noun: entry.includes('*'),
      inverts: entry.includes('^'),
      listener: entry.includes('+'),
      needsClause: entry.includes('='),
    };
    const [past, participle] = IRREGULAR.get(lemma) ?? [pastOf(lemma), pastOf(lemma)];
    addForm(lemma, BASE, cue);
    addForm(sFormOf(lemma), S_FORM, cue);
    addForm(past, PAST, cue);
    addForm(participle, PARTICIPLE, cue);
    addForm(gerundOf(lemma, past), GERUND, cue);
  }
}

function addForm(lower: string, form: number, cue: CueVerb): void {
  const word = learnMeaning(lower);
  word.bits |= CUE;
  word.form |= form;
  word.cue ??= cue;
}

function pastOf(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return `${base}ed`;
}

function sFormOf(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}

function gerundOf(base: string, past: string): string {
  if (/[^eoy]e$/.test(base) && base.length > 2) return `${base.slice(0, -1)}ing`;
  // A doubled consonant shows in the past: `admitted`, `planned`.
  const doubled = past.length === base.length + 3 && past.endsWith('ed');
  return doubled ? `${past.slice(0, -2)}ing` : `${base}ing`;
}

verbs(
  'say',
  'say^ tell^+ write^ add^ note^ report*^ announce argue^ explain^ warn^+ tweet^ post^* declare^ state*^= claim*^ ' +
    'acknowledge^ admit^ allege assert^ concede^ confirm conclude^ contend^ insist^ recall^ reply*^ respond reveal ' +
    'stress* emphasize emphasise maintain^= mention remark*^ repeat reiterate^ suggest^ testify^ urge^+ vow^* pledge*^ ' +
    'promise*^ predict^ deny disclose describe boast^ joke*^ quip^ shout^ yell^ chant^* exclaim^ lament^ complain^ ' +
    'caution*^+ counter^*= quote* cite point* refer hint* imply ask^+ question* wonder^ inform+ remind+ assure+ advise+ ' +
    'notify+ email*+^ text* blog proclaim^ profess propose recommend request* demand* order* instruct+ ' +
    'call* talk* speak discuss express articulate outline detail* recount^ relate= echo* rebut retort^ interject^ muse^ opine^ ' +
    'observe^= comment* elaborate clarify^ allude estimate* forecast* project*= speculate posit reason*^= mutter^ whisper^ ' +
    'scream^ cry*^= tease sigh^= plead^= swear confess^ divulge publicize reaffirm signal*= answer*^= ' +
    'continue^ retweet underscore= highlight* summarize exhort+ ' +
    'implore+ beg decline charge*= read^= begin^ telegraph attest vouch apologize apologise invoke reference',
);
verbs('show', 'show* find^*= indicate reflect= demonstrate prove= illustrate list*= depict outline* portray');
verbs(
  'think',
  'think^ believe know see= feel*= hope* fear* expect worry* doubt* suspect assume guess*^= imagine realize realise recognize ' +
    'recognise understand learn= remember consider view* regard anticipate dread envision foresee figure*^= reckon^ ' +
    'agree disagree concur judge* deem perceive mull ponder hear forget=',
);
verbs(
  'want',
  'want support* oppose endorse back* favor* favour* prefer plan* intend seek refuse decide threaten aim*= wish*^ desire* ' +
    'like* love* hate* reject embrace push* press*= pressure* advocate* champion* lobby* resist* resolve opt ' +
    'welcome offer* agree commit fight*= dislike disavow encourage determine',
);
verbs(
  'judge',
  'criticize criticise praise* condemn denounce blame* accuse attack* blast* slam* mock deride dismiss defend hail tout decry ' +
    'applaud laud commend assail chide rebuke scold bash* rip* ridicule* bemoan portray depict characterize characterise ' +
    'brand*= label* liken credit* fault* rap*= excoriate lambast lambaste savage disparage belittle downplay ' +
    'trash* extol admire disapprove approve rail object* protest* complain castigate pan* berate vilify',
);
verbs('act', 'vote* nominate rule*= issue* release* focus* name* co-sponsor sponsor* veto');

add(
  VERB,
  'went came took made gave got had saw won lost led held kept left ran stood sat met paid sent spent built bought fell rose grew ' +
    'drew drove broke became brought caught chose cut died ended failed faced followed found helped killed lived looked moved ' +
    'opened played received remained returned served set started stopped tried turned used visited walked watched worked began ' +
    'goes comes takes makes gives gets sees wins loses leads holds keeps leaves runs stands sits meets pays sends spends builds ' +
    'buys falls rises grows draws becomes brings dies ends fails faces follows helps kills lives looks moves opens remains ' +
    'returns serves starts stops tries turns uses works happened happens seemed seems appeared appears shot hit hurt ' +
    'put let lies lay include includes included shook threw blew hung sank swam tore wore woke froze hid slid stole struck swept swung taught dug fled flew drank ate bit ' +
    'burst cost dealt fed lent lit rode rang sang shut slept split spread sprang stuck stung wept withstood overtook undertook overcame outran beat bent bound forgave forbade laid leapt overran overthrew rid shone shrank spat strode strove',
);

// ---------------------------------------------------------------- closed classes

add(
  DETERMINER,
  'the a an this these those that every each any no another some many several few both all most such either neither half',
);
add(
  QUANTITY,
  'one two three four five six seven eight nine ten dozens hundreds thousands several many some few most both others none half majority percent third thirds quarter quarters three-fourths two-thirds share dozen scores handful number lot plenty percentage',
);
add(POSSESSIVE, 'his her their its our my your whose');
add(PRONOUN, 'he she they it we i you');
add(OBJECT_PRONOUN, 'him them me us himself herself themselves itself myself ourselves yourself her');
add(RELATIVE, 'who which that whom');
add(AUXILIARY | BE, "is are was were be been being am isn't aren't wasn't weren't 's 're 'm");
add(AUXILIARY | HAVE, "has have had having hasn't haven't hadn't 've 'd");
add(AUXILIARY, "do does did don't doesn't didn't");
add(
  AUXILIARY | MODAL,
  "will would can could may might shall should must won't wouldn't can't cannot couldn't shouldn't mustn't 'll ought",
);
add(
  PREPOSITION,
  'of in on at for from with by about against between among into through during over under after before since within without toward towards near across behind beyond despite amid around along inside outside via per as than like to until upon alongside regarding concerning including following excluding',
);
add(
  SUBORDINATOR,
  'that because while when if although though as since whether where after before until unless whereas how why what whatever wherever whenever than lest except',
);
add(COORDINATOR, 'and or but nor yet so');
add(
  ADVERB,
  'also then later now still never already just even only again once often always ever too recently previously earlier soon ' +
    'publicly privately repeatedly quickly simply clearly long since instead together jointly however meanwhile therefore further furthermore moreover ' +
    'perhaps maybe indeed rather quite very far today first finally sometimes twice nevertheless nonetheless likewise both all almost thus so largely',
);
add(
  NEGATION,
  "not never n't no don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't",
);
add(
  TIME,
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow tonight morning afternoon evening night week month year weekend day hour hours days weeks months years spring summer fall autumn winter noon midnight mon tue tues wed thu thurs fri sat sun',
);
add(
  TITLE,
  'mr mrs ms miss dr prof sen sens rep reps gov lt col sgt capt maj gen rev hon st sir lord lady dame president senator congressman congresswoman governor secretary ' +
    'mayor judge justice professor chancellor minister premier king queen prince princess pope father sister brother chief chairman chairwoman speaker director attorney general sheriff officer detective captain ' +
    'sergeant lieutenant colonel major commander ambassador coach representative vice deputy assistant former prime',
);

// ---------------------------------------------------------------- words for sources

add(
  ROLE,
  'spokesman spokeswoman spokesperson mayor governor senator president lawyer attorney judge professor director chairman chairwoman chair chief ' +
    'minister secretary official officer prosecutor analyst economist expert scientist researcher doctor officer detective commissioner commander ' +
    'sheriff congressman congresswoman lawmaker candidate nominee strategist aide adviser advisor consultant manager executive founder owner ceo author ' +
    'writer columnist reporter journalist editor anchor host moderator activist advocate organizer leader member representative ambassador ' +
    'pastor bishop priest rabbi imam pope teacher student voter supporter opponent critic witness resident neighbor neighbour ' +
    'woman man mother father daughter son brother sister wife husband friend colleague veteran farmer worker survivor victim suspect defendant ' +
    'historian pollster political scientist physician nurse patient engineer biologist physicist chemist psychologist sociologist statistician ' +
    'coach player boss employee staffer clerk treasurer operative insider delegate democrat republican billionaire businessman businesswoman entrepreneur ' +
    'investor banker trader broker general colonel captain sergeant lieutenant king queen prince premier chancellor speaker deputy superintendent ' +
    'principal principal partner plaintiff juror coroner pathologist astronomer geologist ecologist hydrologist epidemiologist immunologist',
);
add(
  ROLES,
  'officials spokesmen spokeswomen spokespeople spokespersons mayors governors senators presidents lawyers attorneys judges professors directors ' +
    'ministers officers prosecutors scientists doctors detectives commissioners commanders lawmakers candidates nominees aides advisers advisors ' +
    'consultants managers executives founders owners authors writers columnists reporters journalists editors anchors hosts moderators activists organizers leaders members ' +
    'representatives ambassadors pastors bishops priests teachers students voters residents neighbors neighbours women men mothers fathers parents ' +
    'children friends colleagues veterans farmers workers survivors victims relatives families witnesses democrats republicans conservatives liberals progressives americans ' +
    'evangelicals delegates staffers operatives politicians legislators congressmen investigators authorities firefighters paramedics rescuers ' +
    'engineers biologists physicists psychologists historians pollsters physicians nurses patients employees players fans investors bankers traders brokers ' +
    'donors businesses companies drivers passengers shoppers customers consumers users protesters demonstrators refugees migrants immigrants ' +
    'campaigners unions allies rivals',
);
add(
  CROWD,
  'critics experts analysts observers insiders commentators pundits skeptics sceptics detractors opponents supporters proponents advocates ' +
    'economists strategists researchers some many others most people everyone somebody someone anyone nobody everybody fans public media crowd',
);
add(UNNAMED, 'source sources person people insider insiders');
add(
  DOCUMENT,
  'report study survey poll polls surveys reports studies paper papers article articles indictment complaint lawsuit suit filing filings affidavit ' +
    'statement statements letter letters email emails e-mail e-mails memo memos document documents documentary transcript transcripts video videos ad ads advertisement ' +
    'tweet tweets post posts message messages website site page book books editorial op-ed column columns release bill law legislation amendment act resolution plan proposal ' +
    'order ruling opinion decision data figures statistics numbers results findings research analysis evidence records record review audit census index ' +
    'headline headlines caption banner sign signs slogan note notice warning text texts speech constitution platform manifesto charter treaty agreement contract ' +
    'story stories account accounts forecast model models graph chart map table image images footage recording photo photos photograph photographs tape tapes story invitation flier flyer leaflet petition mailer',
);
add(
  ORGANIZATION,
  'company firm ministry department agency police government administration campaign committee court council commission board bureau ' +
    'office university college institute center centre hospital bank fund union association group groups party team network newspaper paper magazine channel ' +
    'station outlet website organization organisation foundation league federation coalition alliance army navy military force forces congress senate house parliament cabinet ' +
    'pentagon kremlin church school district city county state states country nation authority regulator regulators watchdog tribunal jury service services corporation startup ' +
    'airline maker manufacturer retailer carrier operator publisher broadcaster superpac pac super-pac delegation panel crew staff officials',
);
add(
  CUE_NOUN,
  'claim claims statement statements suggestion suggestions assertion assertions belief allegation allegations accusation accusations argument arguments ' +
    'view views opinion comment comments remark remarks criticism criticisms call calls promise promises pledge pledges vow threat threats warning warnings ' +
    'announcement admission acknowledgment acknowledgement insistence contention prediction predictions proposal proposals plan plans ' +
    'concern concerns complaint complaints fear fears hope hopes support opposition endorsement decision desire request requests demand demands ' +
    'question questions answer response reply explanation description characterization assessment estimate estimates conclusion recommendation ' +
    'refusal willingness intention intentions position stance testimony tweet tweets message words speech attacks attack praise denial confession ' +
    'assurance assurances declaration observation revelation',
);
add(
  STANCE,
  'concerned worried confident optimistic pessimistic skeptical sceptical hopeful afraid certain sure convinced opposed committed eager willing ' +
    'unwilling reluctant determined critical supportive adamant angry upset furious proud glad happy pleased disappointed surprised shocked ' +
    'frustrated grateful thankful sorry wary aware unaware prepared ready keen quick excited',
);

// ---------------------------------------------------------------- words of attitude

add(
  TAKES_SIDES,
  'side sides sided rally rallied rallying hammer hammered hammering grill grilled slam court courted courting woo wooed wooing voice voiced voicing ' +
    'air aired airing unveil unveiled unveiling pitch pitched pitching paint painted paints cast casting frame framed framing accept accepts accepted accepting ' +
    'allow allows allowed allowing ban bans banned banning bar barred block blocks blocked blocking restrict restricts restricted require requires required prohibit prohibits ' +
    'target targets targeted targeting taunt taunted jab jabs skewer skewered sue sued suing signed signs passed passes enacted approves approved trust trusts trusted ' +
    'distrust blames enjoy enjoys enjoyed relish appreciate ignore ignores ignored avoid avoided debate debated debates negotiate negotiated sell selling interpret interpreted ' +
    'address addressed addressing raise raised raises contrast contrasted echo echoed contemplate contemplating weigh weighing distance distanced resent resented bristle bristled ' +
    'marvel marveled balk balked scoff scoffed sneer cheer cheered booed boo clash clashed spar sparred stump stumped cling struggle struggled struggles try tries tried trying ' +
    'seize seized convince convinced persuade persuaded reassure reassured demonize dodge dodged deflect deflected sought exposed forced urged',
);
add(
  ATTITUDE,
  'supporter supporters backer backers backing opponent opponents rival rivals ally allies critic critics foe foes favor favour favored favorable unfavorable popular unpopular popularity ' +
    'approval disapproval preference enthusiasm interest confidence doubt doubts skepticism anger frustration sympathy admiration trust distrust respect outrage optimism pessimism anxiety ' +
    'agenda platform rhetoric policy policies positions ideology principles values priorities goal goals vision strategy message messages pitch case idea ideas notion ' +
    'controversial conservative conservatives liberal liberals progressive progressives moderate radical extreme establishment dangerous harsh tough aggressive unwilling supportive ' +
    'loyal loyalty faith commitment stake debate feud clash dispute rift endorsement endorsements advocacy argument arguments critique rebuke backlash scrutiny',
);
