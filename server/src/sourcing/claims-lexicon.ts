/**
 * The turns of phrase by which a sentence makes a claim or leaves its source in the dark. Knowledge of news
 * English, in the language of `claims-phrases.ts`; what counting and context decide is in `claims.ts`.
 */
import type { ClaimKind } from './claims.ts';
import { type PhraseIndex, phraseIndex } from './claims-phrases.ts';

/** What a phrase amounts to. */
export interface Turn {
  readonly kind: ClaimKind;
  /** 3: rarely wrong to query. 2: often worth a query. 1: worth a look. */
  readonly weight: 1 | 2 | 3;
  /** What else must hold; checked by `claims.ts`. */
  readonly only?: 'abstract-subject' | 'sentence-start' | 'people-subject';
}

type Row = readonly [turn: Turn, ...phrases: string[]];

const ROWS: readonly Row[] = [
  // Sources that nobody can check, as nouns.
  [
    { kind: 'vague-source', weight: 3 },
    'according|per to? {many}? unconfirmed|media|news|press|local|published|recent|early|initial|multiple? @reports',
    'by some|many|most|all|several|other|various @accounts|estimates|measures|reports',
    'according to some|many|most|several|various|other|local|media|news|press|multiple|recent|industry|independent? @accounts|estimates|rumors|rumours|observers|experts|analysts|critics|insiders|media|newspapers|commentators|economists|scientists|forecasts|sources|witnesses',
    'by @reports ,',
    'amid|amidst widespread|growing|persistent|mounting|media|press|fresh|renewed? @suggestions|speculation|allegations|accusations|claims|rumors|rumours that|of|about',
    '@face|faces|faced|facing widespread|growing|mounting|fresh|new|serious|repeated|renewed|heavy|fierce|harsh|sharp? allegations|accusations|criticism|backlash',
    '@drew|draws|drawn|drawing|attracted|attracting|sparked|provoked|prompted|earned|garnered widespread|fierce|sharp|harsh|strong|heavy|some|immediate|swift|public|international|much|considerable|intense? criticism|condemnation|outrage|backlash|ire|scorn|ridicule|acclaim|praise',
    'came|come|comes|coming|been|is|was|are|were @under heavy|growing|increasing|intense|fierce|mounting|some? fire|criticism',
    'there {be} widespread|growing|much|some|intense|mounting? @speculation|rumors|rumours|suggestions|allegations|claims|reports that|of|about',
    'there {have} been widespread|growing|much|some|intense? @speculation|rumors|rumours|suggestions|allegations|claims|reports that|of|about',
    '@rumors|rumours|speculation|suggestions|allegations {have|be}? {adv}? swirled|swirl|abound|abounded|persist|persisted|circulated|circulating|emerged|mounted',
    '@criticism within|in|inside|among|across _0-4 {have}? said|says|claimed|claims',
    'as {many}? news|media|local|press @sources|outlets|reports|media note|notes|noted|say|said|reported|report',
    'wall @street {adv}? predicted|expected|expects|predicts|forecast|anticipated|believes|believed|estimates|estimated|had|consensus',
    '@criticized|criticised|condemned|praised|hailed|seen|regarded|viewed|described|considered|dismissed|denounced|welcomed|touted|panned|questioned|interpreted by {many} _0-3 and|,|.|as|for',
    '@criticized|criticised|condemned|praised|hailed|seen|regarded|viewed|described|considered|dismissed|denounced|welcomed|touted|panned|questioned|interpreted by {many}? critics|observers|experts|analysts|commentators|insiders|pundits|scholars|economists|activists|campaigners|opponents|fans',
  ],
  // Nobody at all.
  [
    { kind: 'agentless', weight: 3 },
    'it {be} {adv}? @believed|thought|understood|feared|rumored|rumoured|reported|alleged|claimed|said|suspected|assumed|speculated|argued|suggested',
    'it {be} now @known',
    'it {have} {adv}? been {adv}? @believed|reported|said|suggested|argued|alleged|claimed|speculated|rumored|rumoured|estimated',
    'it {be} {adv}? @estimated that',
    '{be} {adv}? @said|rumored|rumoured|reported|alleged|claimed to',
    '{be} {adv}? been? {adv}? @accused of',
    'some|widely|many {adv}? @claimed|alleged|rumored|rumoured to be',
  ],
  [
    { kind: 'agentless', weight: 2 },
    '{be} {adv}? @believed|thought|understood|suspected|feared|presumed|assumed|estimated|perceived to',
    '{be|been} widely|generally|commonly|often|largely|universally|broadly|long|frequently|popularly|almost universally? @regarded|considered|seen|viewed|hailed|touted|billed|described|recognized|recognised|acclaimed|credited|criticized|criticised|praised|perceived|called|acknowledged|believed|thought|accepted|blamed|expected|dismissed|condemned|assumed|admired|reported',
    '{have} been {adv} @regarded|considered|seen|viewed|hailed|touted|billed|described|acclaimed|credited|criticized|criticised|praised|perceived|called|blamed|accused|linked',
    'has|have widely|generally|long|often been @called|considered|regarded|criticized|criticised|seen|viewed',
    '{be|been} {adv}? @regarded|seen|viewed|hailed|touted|heralded|billed|perceived|lauded|derided|recognized|recognised as',
    '{be|been} {adv}? @considered a|an|the|one|to|by|too|among|highly|very|as|controversial|unlikely|likely|essential|crucial|safe|dangerous|important|vital|rare|extremely',
    '{be|been} {adv}? @credited with|for',
    '{be|been} {adv}? @blamed for|on',
    'long|widely|once|often @considered|regarded|seen|viewed|hailed|touted|criticized|criticised',
    '@touted|hailed|heralded|billed|lauded as the|one|a|an',
  ],
  [
    { kind: 'agentless', weight: 1 },
    '@believed|thought|rumored|rumoured|reported|suspected to be|have|contain',
    '{be} {adv}? @linked to|with',
  ],
  // Reports that nobody made.
  [{ kind: 'reportedly', weight: 3 }, '@reportedly|purportedly|supposedly|rumoredly'],
  [{ kind: 'allegedly', weight: 3 }, '@allegedly'],
  [
    { kind: 'allegedly', weight: 1 },
    '@alleged killer|murderer|rapist|attacker|gunman|shooter|thief|mastermind|ringleader|fraudster|abuser|drug|hacker|hitman|serial|terrorist|spy|bomber|assailant|kidnapper|plotter|murder|weapon',
    '@accused killer|murderer|rapist|attacker|gunman|shooter|thief|fraudster|serial|hacker|bomber|spy|<cap>',
  ],
  // Sources kept unnamed.
  [
    { kind: 'anonymous', weight: 3 },
    '@people|person|persons|sources|source|individuals|officials|official|someone|executives|diplomats|aides {adv}? familiar|briefed|knowledgeable with|on|about',
    '@people|person|sources|source|officials|official|individuals|someone with|having direct|first-hand|firsthand|close|intimate|inside? knowledge',
    '@people|person|sources|source|individuals|someone|aides close to',
    '@sources|source {adv}? {have}? {adv}? told|said|say|says|confirmed|claimed|claim|revealed|indicated|suggested|added|believe|insisted|described',
    'unnamed|unidentified|anonymous|undisclosed|well-placed|government|police|diplomatic|military|security|intelligence|industry|senior|administration|party|court|hospital|company|congressional|campaign|royal|club|transfer|banking|market|political|local|medical|defense|defence @sources|source {adv}? {have}? {adv}? told|said|say|says|confirmed|claimed|claim|revealed|indicated|suggested|added|believe|insisted|described',
    '@citing {many}? unnamed|anonymous|unidentified|multiple|two|three|four|senior|government|police|diplomatic|several? sources|officials|people',
    '{say} @citing|quoting an? unnamed|anonymous|unidentified source|official|person',
    'on|under {det}? @condition|conditions of anonymity',
    'speaking|spoke|talking|speak|talked @anonymously',
    'who|that @asked|requested|wished|wanted|declined|preferred|refused not? to? be? remain|named|identified|anonymity|anonymous',
    'not to be @named|identified',
    'one|an unnamed|unidentified|anonymous _0-3 @expert|official|analyst|adviser|advisor|executive|insider|diplomat|lawmaker|aide|strategist|operative|economist|trader|banker|investor {say|who}',
    'one senior|former|top|veteran|western|european|american|u.s|washington-based|london-based? _0-2 @expert|official|analyst|adviser|advisor|executive|insider|diplomat|lawmaker|aide|strategist|operative|economist|trader|banker|investor {adv}? {have}? said|says|told|added|argued|warned|described|called',
    'unnamed|unidentified|anonymous @official|officials|person|people|executive|diplomat|aide|aides|insider|insiders',
  ],
  // Somebody else's reporting.
  [
    { kind: 'secondhand', weight: 2 },
    '@reported|cited|quoted|reposted|republished|relayed|carried|shared by the? <cap>',
    '@report|reports|investigation|article|story|analysis|interview|account|expose|exposé by|in|from|with the <cap>',
    '@report|reports|investigation|article|story by|in|from <cap>',
    'first @reported by|in|on',
    'as @reported by|in|on',
  ],
  // Studies.
  [
    { kind: 'study', weight: 3 },
    'a|an|one|another new|recent|major|large|small|earlier|previous|separate|similar|landmark|scientific|medical|<num>? _0-1 @study|paper|meta-analysis {adv}? {have}? {adv}? found|finds|shows|showed|shown|suggests|suggested|says|said|indicates|indicated|concluded|concludes|revealed|reveals|links|linked|estimated|estimates|warns|claims|confirmed|confirms|points|published|in',
    'according to a|an|one|another new|recent|major|earlier|separate|scientific|<num>? _0-1 @study|survey|paper|research|analysis|report ,|.|on|into|of',
    '{many|new|recent|scientific|formal|earlier|previous|medical|clinical|early|preliminary|academic|multiple|research|such|past|peer-reviewed}? @studies {adv}? {have}? {adv}? found|find|show|showed|shown|suggest|suggested|say|indicate|indicated|concluded|conclude|revealed|reveal|link|linked|estimate|demonstrate|demonstrated|point|proved|proven',
    'new|recent|some|scientific|medical|academic|latest|growing|emerging|early|preliminary|much|more? @research {adv}? {have}? {adv}? found|finds|shows|showed|shown|suggests|suggested|says|indicates|indicated|concluded|revealed|reveals|links|linked|proves|proven|confirms|points',
    '@science|data|statistics|evidence|figures|surveys {adv}? {have}? {adv}? show|shows|shown|proves|proven|suggest|suggests',
  ],
  // Polls.
  [
    { kind: 'poll', weight: 3 },
    '@poll|polls|survey|surveys|polling {adv}? {have}? {adv}? found|finds|find|show|shows|showed|shown|suggest|suggests|suggested|indicate|indicates|indicated|put|puts|give|gives|gave|had|has|reveal|revealed|reveals|placed|place|showing|suggesting',
    '@poll|polls|survey|surveys|polling by|of|among|in|from|conducted|taken|released|published _0-6 found|finds|find|show|shows|showed|shown|suggest|suggests|suggested|indicate|indicates|indicated|put|puts|had|has',
    'according to {det|recent|new|latest|several|various}? recent|new|latest|opinion|national|public|exit|early? opinion? @poll|polls|polling|surveys',
    '@polling so? low|high|well|badly|poorly|at|ahead|behind|better|worse',
    '@lead|leads|leading|led|trail|trails|trailing|ahead|behind in|according {det|recent|several|most|national|to}? recent|national|opinion|early|new|latest? polls|polling',
  ],
  // Judgement and analysis in the paper's own voice.
  [
    { kind: 'analysis', weight: 3 },
    '@underscores|underscored|underscoring|underlines|underlining the|a|an|how|just|that|growing|deep|its|his|their|why|what',
    'adds|adding|added|add a|an|another|yet|new|fresh|further|extra new|fresh|further|another|extra? @dimension|layer|wrinkle|twist|urgency|intrigue|fuel|weight to',
    'marks|marking|marked|mark|represents|represented|signals|signalled|signaled|signifies a|an|the|another major|significant|dramatic|sharp|key|crucial|stunning|decisive|historic|pivotal|new|potential|remarkable|radical|clear|stark|notable? @turning|watershed|departure|escalation|setback|triumph|breakthrough|milestone|shift|reversal|victory|blow|chapter|era|moment',
    'raises|raised|raising|raise new|fresh|serious|more|further|troubling|some|also|many|broader|wider|deeper|difficult|thorny|uncomfortable? @questions|doubts|eyebrows|alarm|alarms|suspicions about|over|as|on|whether|of|for|among|,|.|that',
    'remains|remain|is|are|was|were|became|becomes|considered|been|be _0-3 one|some|among of? the most|least|more @sensitive|important|significant|divisive|controversial|contentious|powerful|influential|successful|popular|iconic|respected|beloved|famous|prominent|difficult|challenging|dangerous|serious|pressing|critical|crucial|consequential|dramatic|remarkable|memorable|exciting|beautiful|innovative|talented|feared|hated|promising|volatile|fragile|complex|effective|ambitious|notorious|polarizing|polarising|prestigious|celebrated|recognizable|recognisable|acclaimed|pivotal|vital|intense|brutal',
    '@amongst|among the most prominent|influential|important|powerful|respected|successful|popular|talented|famous|controversial',
    '{be} {adv}? @crucial|pivotal|vital|critical|instrumental|indispensable|paramount for|to|in',
    '{be|deals|dealt|deal|suffered|delivers|delivered|comes|came|seen|represents|proved} as? a|an|the|another big|major|significant|huge|severe|serious|stunning|heavy|devastating|crushing|bitter|fresh|latest|personal|political|potential|massive|welcome|further? @blow|boost|setback|embarrassment|coup|humiliation to|for',
    '{be|remains|represents|poses|faces} a|an|the|another big|major|significant|real|key|first|crucial|early|serious|critical|true|stern|further @test|challenge|victory|win|defeat|threat|milestone|turning for|of|to|in',
    'failed|fails|fail|failing|struggled|struggles|struggling to @resonate|inspire|impress|convince|capitalize|capitalise|live|connect|deliver|materialize|materialise|excite',
    'sends|sent|sending|send a|an clear|strong|chilling|powerful|unmistakable|stark|dangerous|mixed? @message|signal',
    'sets|set|setting the @stage|tone for',
    'it {be} becoming? {adv|quite|very|abundantly|fairly|pretty|more|perfectly}? and? {adv}? @clear|obvious|evident|apparent|undeniable that|how|why|<cap>',
    'it becomes|became|is|was increasingly @clear|obvious|evident|apparent',
    'there {be} no|little @doubt|question|denying|mistaking|escaping',
    'remains|remain|yet to be @seen',
    'only @time will tell',
    '@speaks|speak|spoke volumes',
    '{be} a|an stark|grim|sobering|powerful|timely|painful|cruel? @testament|reminder to|of|that',
    '@exemplifies|epitomizes|epitomises|embodies|encapsulates the|a|an|how|what|this|everything',
    'do|does|did|doing|done|have|has a|an @excellent|great|terrific|superb|fantastic|fine|remarkable|poor|terrible|lousy|outstanding job|work',
    '{be} {adv}? @known|well-known|renowned|notorious|celebrated|admired|infamous|beloved for his|her|its|their being',
    '@well-known|renowned|notorious|celebrated|admired|infamous|beloved for',
    '{be} {adv}? @known for _0-2 reclusive|generous|charitable|aggressive|abrasive|fiery|colorful|colourful|outspoken|quiet|flamboyant|lavish|ruthless|humble|kind|warm|tough|sharp|wit|humor|humour|generosity|charitable|philanthropy|temper|work|style|innovative|heavy',
    '@perhaps|arguably|probably|possibly|easily the best|best-known|most|greatest|worst|biggest|finest|best',
    '@undoubtedly|unquestionably|undeniably|indisputably',
    'without a? @doubt|question',
    'hangs|hang|hanging|hung in the @balance',
    'uphill @battle|struggle|climb',
    'a|an far @cry from',
  ],
  [
    { kind: 'analysis', weight: 2, only: 'abstract-subject' },
    '@highlights|highlighted|highlight|illustrates|illustrated|demonstrates|demonstrated|reflects|reflected|exposes|exposed|reveals|signals the|a|an|how|just|that|growing|deep|deeper|its|wider|why',
  ],
  [
    { kind: 'analysis', weight: 2 },
    '@highlighting|illustrating|exposing|reflecting|signaling|signalling the|a|an|how|growing|deep|deepening|its|wider',
    '@paves|paved|paving the way for|to',
    'that|this|it|which|move|decision|deal|ruling|vote|result|change|plan|law would|could|will|might|may {adv}? @help|hurt|benefit|boost|harm|threaten|reignite|embolden|weaken|strengthen|complicate|undermine|deepen|worsen|ease|fuel|pressure|cement|damage|jeopardize|jeopardise|bolster|spell',
    '{be} @supposed|meant to',
    '@unsurprisingly|predictably|ironically|tellingly|ominously|inevitably|remarkably|incredibly|sadly|thankfully|fortunately|unfortunately|luckily ,',
    '@arguably|surely|evidently',
    'no @wonder|surprise|secret|accident|coincidence that|<cap>|the|he|she|it|they',
    '{be} {adv|very|so|too|truly|deeply|particularly|especially|simply|utterly}? @impressive|disappointing|shocking|outrageous|remarkable|extraordinary|ridiculous|wonderful|fantastic|magnificent|spectacular|stunning|disgraceful|shameful|brilliant|superb|dismal|disastrous|catastrophic|embarrassing|laughable|astonishing|alarming|troubling|worrying|worrisome|vulnerable|crucial|essential|inevitable',
    'suffers|suffer|suffered|suffering {adv}? @from chronic|widespread|severe|serious|poor|a|high|rampant|years|decades|power|lack|endemic',
    '@main|chief|biggest|key|major|primary area|areas|source|cause|point|obstacle|concern|sticking of|to|for|in',
    '{be|remains|remain} a|an|the main|chief|biggest|key|major|primary|growing|serious|huge|significant|real @concern|problem|worry|obstacle|concerns|priority|factor|headache',
    '{be} {adv}? @proved|proven|become popular|successful|controversial|decisive|difficult|crucial|costly',
    '@prime|perfect|classic|textbook example',
    '@against that|this backdrop|background',
    'holds|hold|held @appeal to|for|among',
    'sea @change',
  ],
  // Firsts, onlies and records.
  [
    { kind: 'superlative', weight: 3 },
    '@first-ever|record-breaking|record-setting|unprecedented|unparalleled|unrivaled|unrivalled|unmatched',
    'first @ever|time ever',
    '@first of its|their kind',
    '@first|only _0-4 in|of|since|for|ever history|ever|record',
    '@most|largest|biggest|deadliest|worst|highest|lowest|longest|greatest|best|fastest|hottest|coldest|smallest|oldest|youngest|costliest|bloodiest|strongest|wettest|driest|heaviest|closest|tallest|steepest|sharpest _0-5 in|on|of|since history|record|ever|all|years|decades|memory',
    'one|some|among of? the @best|most|world|largest|biggest|deadliest|worst|highest|oldest|greatest|fastest-growing|best-selling|fastest|richest|poorest|busiest|longest-running|longest|earliest|youngest|top|leading|finest|strongest|smallest|lowest|best-known',
    "the|country|nation|world|state|city|region 's? @longest-serving|longest-running|longest-reigning|best-selling|top-selling|biggest-selling|highest-paid|highest-grossing|fastest-growing|most-watched|youngest-ever|top-rated|most-visited|bestselling|last-surviving|oldest-known",
    "the|country|nation|world|party|club|parliament 's? @longest|best|highest|fastest|last serving|running|reigning|selling|paid|grossing|growing|surviving|remaining|living|known",
    '@record number|numbers|high|low|levels|highs|lows|profit|profits|sales|revenue|crowd|crowds|turnout|temperatures|temperature|attendance|time|loss|losses|price|prices|fine|deal|fee|sum|<num>',
    '@all-time high|low|record|best|great|highs|lows',
    'the|its|his|her|their|a|{adv} @first|1st|second|last|only|sole _0-4 to have|be|become|win|receive|reach|serve|hold|earn|play|lead|travel|fly|use|make|do|ever|die|join|sign|climb|cross|head|land|launch|adopt|ban|legalize|legalise|pass|achieve|complete|compete|qualify|perform|run|walk|visit|take|go|set|score',
    'the @first|last|only time _0-12 have|has|had|will|would|since|in',
    '{be} the @first|last|only _0-3 {many|since|in|for}? <num> years|decades',
    'first @time since|in nearly|almost|more|over|about|at? {adv|than|least|a}? <num>|a|two|three|four|five|six|seven|eight|nine|ten|decades|years|history|quarter|century',
  ],
  [
    { kind: 'superlative', weight: 1 },
    "{det}? <cap>? world|nation|country|state|city|region|industry|continent|europe|asia|africa|america|britain|england|planet|globe|county|market|sector 's @largest|biggest|tallest|oldest|busiest|richest|poorest|fastest|longest|leading|top|best|worst|deadliest|highest|lowest|most|youngest|smallest|greatest|premier|number",
    'the @largest|biggest|tallest|oldest|busiest|richest|poorest|deadliest|youngest|smallest|greatest|worst|most|fastest|strongest|heaviest|best _1-4 in|of|on the|its|any|all|<cap>',
    '@best known|selling',
    'for the @first time',
    'the @only|sole _0-4 to|in|that|who|which|with|of',
    '@record-high|record-low|groundbreaking|ground-breaking|world-class|cutting-edge|state-of-the-art|world-leading|world-renowned|best-in-class|game-changing|industry-leading|market-leading|revolutionary',
  ],
  // Why.
  [
    { kind: 'cause', weight: 2 },
    '{be|been} {adv|directly|partly|mainly|apparently|primarily|in|part}? @caused|triggered|sparked|fueled|fuelled|prompted|driven|exacerbated|worsened|hampered|hit by',
    'partly|mainly|largely|mostly|primarily|chiefly|partially|in|part|entirely|simply @due to',
    'partly|mainly|largely|mostly|primarily|chiefly|partially|precisely|simply|only @because',
    '@because of his|her|its|their|a|an|the',
    'thanks|owing in|large|mostly|largely? part? @to a|the|its|an|his',
    'which|that|investigation|work|decision|failure|error|mistake|policy|policies|war|crisis|neglect|lack|shortage {have|also|then|eventually|ultimately|in|turn}? @led to',
    '{have} {adv}? @left|kept|plunged|pushed|driven|thrown|sent|brought|put|dragged|crippled _0-6 in|into|on|without|vulnerable|struggling|at|reeling|state|short|exposed',
    '@forcing|prompting|leading|causing|leaving|pushing|triggering|sending|driving {det}? _0-4 to|into|in|without',
    '{adv}? @increases|raises|reduces|lowers|boosts|worsens|affects|harms|damages|causes|exacerbates|accelerates {det|the}? probability|risk|risks|likelihood|chance|chances|distribution|growth|rates|rate|number|incidence|spread|health|yields|prices|demand|productivity',
    'as a direct? @result of',
    '{be|has|have|been} badly|severely|seriously|hard @hit|hurt|damaged|affected by|following|after|since',
    'the|main|real|root|underlying|sole|a|primary @reason|cause|culprit behind|for|of|is|was',
  ],
  // What somebody has in mind.
  [
    { kind: 'mind', weight: 2, only: 'people-subject' },
    '{be} {adv|very|deeply|increasingly|particularly|especially|quite|so|more|also}? @hopeful|optimistic|confident|worried|fearful|eager|keen|reluctant|wary|furious|angry|frustrated|desperate|determined|anxious|skeptical|sceptical|unhappy|nervous|convinced|delighted|terrified|ashamed|jealous|outraged|alarmed|embarrassed|bitter|hesitant|excited|thrilled|concerned|content about|of|that|to|at|over|with|in|by|the|for',
    '{be} {adv}? @balking|wondering|hoping|mulling|weighing|fearing|itching|fuming|reeling|agonizing|growing|banking|betting|struggling at|if|whether|that|for|about|over|with|on|to|impatient|weary|tired|frustrated',
    '{have} _1-3 @wondering|worried|scrambling|guessing|fearing if|whether|that|to|about|over|,|.',
    '@secretly|privately wants|want|wanted|hopes|hoped|believes|believed|fears|feared|thinks|thought|planned|plans',
    'would @like|love|prefer to',
    '@resents|resented|despises|despised|loathes|dreads|dreaded|craves|relishes|relished|cherishes|yearns|yearned|longs|envies|fears|covets',
  ],
  [
    { kind: 'mind', weight: 1, only: 'people-subject' },
    '{adv|also|still|really}? @wants|want|wanted|hopes|hoped|believes|believed|fear|feared|thinks|intends|intended|prefers|preferred|expects|dislikes|loves|hates|hated|felt|feels|hope',
    '{adv}? @opposes|opposed|supports|favors|favours|resisted',
    'in an|a? @effort|bid|attempt to',
  ],
  // What is still to come.
  [
    { kind: 'prediction', weight: 3 },
    'it {be} {adv|very|highly|more|quite|entirely|also|increasingly}? @likely|unlikely|possible|probable|inevitable|conceivable that|the|<cap>|he|she|they|it|a|an|some|many|this',
    '{modal} {adv} end|become|be|have|face|see|need|lead? @up',
    'could|may|might|would|will @end up',
    'would|will|could|may|might|must @probably|likely|almost|certainly|inevitably|surely|undoubtedly|eventually|soon|possibly|conceivably',
    'probably|likely|almost|certainly|inevitably|surely|undoubtedly @will|would|could',
    'will|would|could|may|might {adv|almost|certainly|likely|inevitably|only|further|soon}? @reignite|spark|trigger|fuel|embolden|worsen|deepen|collapse|soar|plummet|surge|skyrocket|dwindle|unravel|backfire|exacerbate|jeopardize|jeopardise|transform|reshape|revolutionize|revolutionise|upend|morph|snowball',
    'will|would|could|may|might {adv}? @raise new|fresh|serious|further|also|more? questions|doubts|fears|concerns|eyebrows|tensions',
    'will|would|could|may|might {adv}? @lead|result|lead to|in',
    '{be} {adv|all|almost|highly|most|very}? @likely|unlikely|bound|destined|doomed|certain|sure|guaranteed to',
  ],
  [
    { kind: 'prediction', weight: 1 },
    '{be} {adv}? @expected|set|poised|forecast|projected|slated to',
    '@could|may|might be|become|have|see|face|mean',
  ],
  // Health.
  [
    { kind: 'medical', weight: 3 },
    '{be|been|had} {adv}? {been|previously|recently|first|also|later|with}? @diagnosed with',
    'to|in|at {det}? _0-10 @with pneumonia|cancer|covid-19|malaria|cholera|tuberculosis|meningitis|dementia|influenza|sepsis|leukemia|leukaemia|hiv|ebola|measles',
    '{be|been} @hospitalized|hospitalised|treated|admitted with|for|after|following',
    'no|one|few|some|experimental|new|existing|only @drug|drugs|vaccine|vaccines|treatment|treatments|medicine|medication|therapy|supplement _0-6 effective|proven|demonstrated|shown|able|reduce|reduces|cure|cures|prevent|prevents|approved|suitable|safe|protect|protects|work|works',
    '@reduce|reduces|reduced|reducing|lower|lowers|lowered|lowering|cut|cuts|cutting|increase|increases|increased|increasing|raise|raises|raised|raising {det|the|your|their}? risk|risks|chance|chances|odds|mortality|symptoms|likelihood of|for|from|by',
    '@cures|cure|cured|prevents|heals|treats|alleviates|relieves|protects against|all|most|even|the|many|symptoms|pain|cancer|disease|diseases|depression|anxiety|infection|infections|inflammation|covid-19',
    '@died|die|dies|dying|dead|deaths of|from a|an|the|complications? _0-2 {and}? faulty|vaccine|infection|cancer|disease|overdose|poisoning|pneumonia|complications|attack|covid-19|injuries|stroke|failure|virus|drug|drugs|starvation|hypothermia|asphyxiation|suffocation',
    'mortality|death|infection|survival|cure|recovery|fatality|vaccination|suicide|overdose @rate|rates {be|have|dropped|fell|rose|of|for|increased|decreased|doubled}',
    '@effective|safe|toxic|harmful|carcinogenic|deadly against|in|for|to treating|preventing|humans|patients|children|pregnant|the|all|most|people',
  ],
  // Wrongdoing.
  [
    { kind: 'allegation', weight: 3 },
    '@threatened|threatening|threatens to kill|shoot|murder|bomb|rape|attack|harm',
    '{have|had} made @threats|threat against|to',
    '@accepted|took|paid|offered|received|taking|paying|accepting bribes|kickbacks|payoffs|bribe',
    '@embezzled|defrauded|swindled|bribed|laundered|extorted|blackmailed|plagiarized|plagiarised|molested|groped|raped|sodomized|tortured|trafficked|falsified|forged|smuggled|fabricated',
    '@engaged|engaging in self-dealing|fraud|corruption|misconduct|insider|bribery|bullying|harassment|collusion|tax',
    'a|as @front|cover for',
    '@covered up the|his|her|their|its|abuse|evidence',
    '@failed|failing|neglected to|in protect|investigate|disclose|act|report|warn|react|prevent|respond|pay|declare|comply|inspect|find|stop',
    'after being @attacked|beaten|assaulted|harassed|abused|threatened|tortured by',
    '@confessed|admitted|admitting|confessing to the|killing|murdering|stealing|having|kidnapping|raping|shooting|his|her|being|a|taking',
    '{be} {adv}? @corrupt|fraudulent|complicit|negligent|racist|abusive|crooked',
    '@lied|misled|lying|deceived|duped to|about|investors|the|police|regulators|voters|congress|parliament|customers|federal',
    '@ties|links|connections to|with organized|organised|the|al-qaeda|terrorist|terrorists|terrorism|extremist|extremists|criminal|drug|hamas|isis|mafia|russian|kremlin|white',
    'had @borrowed|diverted|siphoned|funneled|funnelled|pocketed|misused|misappropriated|stolen against|money|funds|millions|_',
    '@red flags|flag',
  ],
  // Private dealings that a reporter cannot have seen.
  [
    { kind: 'dealings', weight: 3 },
    '@negotiations|talks|discussions between|with|over _0-8 intensified|continued|stalled|collapsed|progressed|advanced|resumed|accelerated|soured|faltered|failed',
    '{have} {adv}? @turned|turning down a|an|several|many|offers|offer|numerous|the|overtures|approaches|multiple|two|three|lucrative',
    '@behind closed doors|the',
    '{have|be} {adv}? @rejected|rebuffed|declined|received|fielded|made|tabled a|an|several|numerous|multiple|two|three|lucrative offers|approaches|bids|overtures|offer|approach|bid',
    '@actively|quietly|secretly|privately encouraged|urged|lobbied|pressed|working|negotiating|negotiated|met|pushed|courting|planning|preparing|seeking|considering|exploring|discussing|discussed|plotting|agreed',
  ],
  // Labels that one side of a dispute would refuse.
  [
    { kind: 'contested', weight: 1 },
    '@illegally|unlawfully occupied|annexed|invaded|seized|detained|built|occupying|deported',
    '@genocide|apartheid|puppet regime|government|state',
    '{be} a|an @dictator|terrorist|tyrant|despot|traitor|racist|fascist|extremist|cult',
  ],
  // Words that take a side when they report.
  [
    { kind: 'loaded-verb', weight: 2 },
    '@claim|claims|claimed|claiming',
    '@admit|admits|admitted|admitting',
    '@concede|concedes|conceded|conceding',
    '@boast|boasts|boasted|boasting',
    '@insist|insists|insisted|insisting',
    '@slam|slams|slammed|slamming',
    '@blast|blasts|blasted|blasting',
    '@rant|rants|ranted|ranting',
    '@gush|gushes|gushed|gushing',
    '@quip|quips|quipped|quipping',
    '@rail|rails|railed|railing',
    '@fume|fumes|fumed|fuming',
    '@lash|lashes|lashed|lashing out',
    '@crow|crows|crowed|crowing',
    '@whine|whines|whined|whining',
    '@profess|professes|professed',
    '@point|points|pointed|pointing out',
  ],
  // A second voice tacked on to a sourced statement.
  [
    { kind: 'voice-shift', weight: 1 },
    ', @even though',
    ', @even as',
    ', @although|though',
    ', @despite|notwithstanding',
    ', in @spite of',
  ],
  // Numbers without a measure.
  [
    { kind: 'baseline', weight: 1 },
    '{be|have|up|down} @up|down|rose|risen|fell|fallen|grew|grown|increased|decreased|dropped|jumped|surged|soared|climbed|declined|plunged|shrank|slumped|doubled|tripled|quadrupled by? {adv|more|than|nearly|almost|about|around|roughly|some|over|as|much}? <num>',
    '@more than|nearly|almost? doubled|tripled|quadrupled',
    '@doubled|tripled|quadrupled',
    '@rose|fell|grew|increased|decreased|dropped|jumped|surged|soared|climbed|declined|plunged|slumped|risen|fallen|grown by? {adv|more|than|nearly|almost|about|around|roughly|some|over|as|much}? <num>',
  ],
  [
    { kind: 'relative-risk', weight: 2 },
    '@risk|risks|chance|chances|odds|likelihood|mortality|deaths of|from|for|was|were|by|rose|fell|dropped|increased|decreased|is|are|went _0-8 <num>',
    '<num> percent|per? cent? @higher|lower|greater|reduced|increased|less|more|reduction|increase|drop|decrease in|risk|likely|chance|of|mortality',
  ],
  // When?
  [
    { kind: 'vague-time', weight: 1 },
    '@recently',
    'in {det}? @recent days|weeks|months|years|times|comments|remarks|interviews',
    'a @recent report|study|interview|article|survey|poll|statement|post',
    'earlier|later|last this|that? @week|month|year',
    '@yesterday|today|tomorrow|tonight',
  ],
];

function* phrases(): Generator<readonly [Turn, string]> {
  for (const [turn, ...texts] of ROWS) for (const text of texts) yield [turn, text];
}

/** All turns of phrase, by their anchors. */
export const TURNS: PhraseIndex<Turn> = phraseIndex(phrases());
