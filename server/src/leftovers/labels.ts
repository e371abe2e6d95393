/**
 * Short labels of page furniture: menu entries, buttons, form fields. They count only in a group.
 *
 * Which lines stand on many sites and never in an article was counted over published pages; the counts
 * decide membership, no label has a weight of its own.
 */
import type { LineClass } from './pattern.ts';

/** Labels by class, lower case, separated by `|`. */
const LABELS: Readonly<Partial<Record<LineClass, string>>> = {
  'advert-marker':
    'ad|advertise|advertise with us|advertisement|advertising|annual report|centers|countries|' +
    'economics|gifts|loading|log in or sign up|medical services|national parks|news & insights|' +
    'please fill out this field|public safety|school of medicine|sign in sign up|sweepstakes|' +
    'travel resources|what are you looking for',
  'app-prompt': 'app|apps|download the app|web stories',
  'author-bio':
    'about me|about us|contact me|email me|learn more about us|meet our team|meet the team|our story|' +
    'our team|the team|who we are|writer',
  comments:
    'add a comment|comments|comments are closed|commentsrestacks|hide|inline feedbacks|' +
    'leave a comment|leave a reply|load comments|loading comments|no comments|oldest|post comment|' +
    'reply|report|report abuse|show comments|submit comment|view comments',
  'cookie-notice':
    'accept|ad choices|adchoices|always enabled|analytics cookies|best sellers|communities|' +
    'cookie duration description|cookie notice|cookie policy|cookie preferences|cookie settings|' +
    'cookies|cookies policy|cookies settings|do not sell my information|do not sell or share|' +
    'essential cookies|functional functional always active|gdpr|gdpr commitment|manage consent|' +
    'manage cookies|marketing marketing|necessary|preferences preferences|privacy overview|' +
    'privacy preferences|save & accept|statistics statistics|telecom|your privacy choices',
  disclaimer:
    'affiliate disclosure|disclaimers|legal disclaimer|partner|partner program|sponsored by|' +
    'sponsored content',
  'market-widget': 'market data|watchlist',
  navigation:
    'about|about our ads|about the site|academic calendar|academics|academy|accessibility|' +
    'accessibility help|accessibility links|accessibility policy|accessibility statement|' +
    'additional services|address|admissions|advanced|advice|advocacy|affiliate|affiliate disclaimer|' +
    'affiliate program|affiliates|africa|agencies|agency|all articles|all categories|all features|' +
    'all industries|all lifestyle|all news|all posts|all products|all resources|all services|' +
    'all solutions|allergies|alternatives|alumni|alumni & friends|americas|amsterdam|announcements|' +
    'api|api docs|apparel|apple|apple tv|ar/vr|arabic|archaeology|argentina|art & design|article|' +
    'articles|arts|arts & culture|asia|athletics|atlanta|austin|australia|auto|automotive|autos|back|' +
    'back to blog|back to gallery|back to main menu|back to main menuclose|back to top|backpacking|' +
    'barcelona|beauty|become an affiliate|belize|bermuda|big data|biology|blog|blog home|blogs|board|' +
    'board of directors|board of trustees|bonds|books|bookstore|boston|bottom of page|boxing|' +
    'brand assets|brand guidelines|branding|brands|breadcrumb|breaking|business|business email|' +
    'business insurance|business intelligence|business news|business solutions|calculators|calendar|' +
    'call us|campaigns|campus life|campus map|canada|cancel|cannabis|capabilities|car shipping|' +
    'career|career center|career development|career services|careers|caribbean|cars|cart|' +
    'case studies|case study|catalog|central america|certificates|certifications|changelog|channels|' +
    "check it out|checkout|chicago|children's health|china|chinese|cities|claims|classes|classifieds|" +
    'clear|clients|close|close menu|close search|closed captioning|cloud|cloud computing|' +
    'code of conduct|code of ethics|collapsedexpand all|collections|college|colleges|colombia|' +
    'columnists|columns|comics|commercial|commodities|community|community guidelines|companies|' +
    'company|company information|company news|competitions|compliance|computer science|computers|' +
    'conditions|conferences|consulting|consumer information|contact|contact details|contact form|' +
    'contact info|contact support|contact us|contact us today|contests|continuing education|' +
    'contractors|contributing writer|cookies choices|copyright|copyright policy|' +
    'corporate responsibility|corporate social responsibility|costa rica|coupons|course catalog|' +
    'courses|creative|credit cards|cricket|crime|crossword|crosswords|culture|currencies|' +
    'current issue|current students|curriculum|custom software development|customer care|' +
    'customer portal|customer reviews|customer stories|customer success|customer success stories|' +
    'customers|customization|cyber security|dallas|dashboard|dashboards|data center|data management|' +
    'data science|database|dating|deadspin|deals|degrees|demo|demos|denver|destinations|deutsch|' +
    'developers|development|devops|diet & nutrition|digital|digital accessibility|digital edition|' +
    'digital editions|digital transformation|dining|dining out|directory|discover|' +
    'discussion about this post|diversity & inclusion|diversity and inclusion|dmca policy|downloads|' +
    'e-commerce|e-edition|ebooks|ecommerce|economy|edit|editorial|editorial guidelines|' +
    'editorial policy|editorial process|editorials|electrical|email newsletter|email newsletters|' +
    'embed|employment|employment opportunities|en|en español|energy|engage|engineering|england|' +
    'english|entertainment|epaper|español|estate planning|ethics|ethics statement|eu privacy|europe|' +
    'european union|events|events & webinars|events and webinars|events calendar|exclusives|' +
    'expand full comment|expertise|experts|explore|faculty|faculty & staff|family|fantasy|fashion|' +
    'fax|feedback|finance|financial aid|financial planning|financing|financing options|fintech|' +
    'fitness|foia|font size|food|food & drink|football|footer|footer menu|footwear|for businesses|' +
    'for developers|for employers|for enterprise|for media|for partners|for rent|for sale|' +
    'for students|forms|forum|forums|français|free resources|free tools|freebies|' +
    'freedom of information act|french|french polynesia|functional|furniture|galleries|game design|' +
    'games|gaming|garden|gear|german|germany|get help|get in touch|get in touch with us|get inspired|' +
    'get involved|get support|get to know us|gift cards|gift guides|give|giving|giving back|' +
    'go to top|golf|got a tip|governance|graduate|graduation|grants|graphic design|grow|guatemala|' +
    'guide|guides|health|health & fitness|health & medicine|health & wellness|health and wellness|' +
    'health care|health conditions|health insurance|health news|health topics|healthy eating|' +
    'healthy living|heat pumps|help|help & support|help center|help centre|helpful links|high school|' +
    'high school sports|hindi|home|home & garden|home decor|home services|homeowners|homepage|homes|' +
    'horoscope|horoscopes|hospitals|houston|how to|how to apply|how we work|how-to|hr consulting|' +
    'html sitemap|ideas|imprint|in pictures|index|india|indonesia|indoor air quality|industries|' +
    'industry news|info|infographics|information for|innovation|insights|inspiration|insurance|' +
    'integrations|interest based ads|international|internships|interviews|investigations|investing|' +
    'investments|investor relations|investors|ipad|it management|italian|italiano|jalopnik|jezebel|' +
    'jobs|jump to section|knowledge base|knowledge center|knowledge hub|kotaku|landscaping|languages|' +
    'laos|laptops|las vegas|last updated|lead generation|leadership|leadership team|learn|learning|' +
    'learning center|learning hub|legal|legal information|legal notice|legal notices|legal services|' +
    "let's talk|letters|letters to the editor|library|licenses|licensing|life & style|life insurance|" +
    'lifehacker|lifestyle|lists|live tv|living|loans|local|locations|logistics|logo return to top|' +
    'london|los angeles|luxury|magazine|main menu|main navigation|make a gift|make a payment|' +
    'make an appointment|manage subscription|managed it services|managed services|management|' +
    'marketing analytics|marketplace|markets|masthead|mathematics|media|media & entertainment|' +
    'media coverage|media kit|media relations|medical professionals|member benefits|member login|' +
    "members|memberships|men's health|menu|menu search|menusections|merch|merchandise|mexico|miami|" +
    'microsoft|middle east|min read|mlb|mobile|modern slavery statement|money|monitors|more info|' +
    'mortgage|mortgage rates|mortgages|movies|moving|multimedia|music|my bookmarks|my profile|' +
    'myanmar|nails|nascar|nation|nature|navigate|navigation|navigation menu|nba|nederlands|need help|' +
    'nepal|netherlands|new homes|new orleans|new york city|new york post|news|news & events|' +
    'news archive|news releases|newsroom|newsroom contacts|nfl|nhl|no credit card required|' +
    'no fear act|no items found|no posts|non-necessary|nonprofit|nonprofits|north america|norway|' +
    'obituaries|oceania|offbeat|offers|office|offices|ok|on this page|on-demand|on-demand webinars|' +
    'online|online learning|open main menu|open menu|open navigation menu|open search|open source|' +
    'operations|opinion|order now|others|our brands|our company|our history|our impact|our mission|' +
    'our partners|our people|our process|our products|our services|our staff|our top picks|our work|' +
    'outdoors|packages|pages|pakistan|panama|parenting|paris|partner directory|partner with us|' +
    'partners|partnership|partnerships|patients & visitors|pay a bill|payment methods|payments|' +
    'payroll|people|permissions|personal|personal care|personal finance|personal loans|peru|pets|' +
    'philadelphia|philippines|philosophy|phoenix|photography|physics|place a classified ad|' +
    'place an ad|platform overview|podcast|podcasts|policies|politics|polls|polski|pop culture|' +
    'portfolio|português|post a job|post navigation|posts|powered by|powered by wordpress.com vip|' +
    'practice management|presets|press|press & media|press center|press kit|press release|' +
    'press releases|press room|previous next|previousnext|price transparency|primary care|' +
    'primary menu|primary sidebar|privacy & security|privacy notice|privacy noticeterms of use|' +
    'privacy policy|privacy policy terms & conditions|privacy policy terms of service|' +
    'privacy settings|privacy statement|pro|product documentation|product management|' +
    'product releases|product reviews|product tour|product updates|products|professional development|' +
    'professional education|professionals|program|programming|programs|projects|promotions|property|' +
    'prospective students|providers|public sector|publications|puzzles|quick links|quiz|racing|radio|' +
    'read article|read the blog|read the report|read the review|ready for more|ready to get started|' +
    'real estate|real weddings|recipes|recruiting|refer a friend|referral program|referrals|' +
    'refund policy|registration|related blog posts|renew|renew subscription|rentals|reports|reprints|' +
    'request info|request information|residential|resource|resource center|resources|resources hub|' +
    'responsible disclosure|restaurant|restaurants|retail & ecommerce|retirement planning|' +
    'return policy|return to top|reviews|roi calculator|rss feed|rss feeds|rugby|rugby union|rwanda|' +
    'saas|salary wizard|sales|san diego|san francisco|scholarships|schools|science|' +
    'science & technology|scotland|scroll to top|search engine optimization|search for|' +
    'search for: search|search form|search in content|search in excerpt|search in title|search jobs|' +
    'search menu|search our site|search programs|search search|search the blog|search this site|' +
    'seattle|select language|select page|send feedback|send us a tip|senior living|service areas|' +
    'service status|set your location|shipping & returns|shipping policy|shop all|shop online|' +
    'shopping cart|showcase|shows|site index|site map|site navigation|site search|sitemap|skincare|' +
    'skip navigation|skip to article|skip to content|skip to main|skip to main content|' +
    'skip to navigation|skip to the content|small appliances|smart home|soccer|social|' +
    'social responsibility|society|software|software development|solutions|south africa|spain|' +
    'spanish|special reports|specials|sponsors|sport|sports|staff directory|start a free trial|' +
    'start for free|start here|start now|start your substackget the app|stay informed|' +
    'stay up to date|stay updated|stocks|store|store locator|stories|strategic plan|streaming|' +
    'student affairs|student life|student loans|student resources|students|study abroad|style|' +
    'submissions|subscriber services|subscribesign in|subscription terms & conditions|' +
    'success stories|suggestions|support|support center|system status|tagalog|taiwan|talk to us|' +
    'tankless water heaters|teams|tech|technologies|technology|telecommunications|television|tennis|' +
    'terms|terms & conditions|terms and conditions|terms of sale|terms of service|terms of use|' +
    'test prep|testimonials|theater|things to do|thought leadership|tickets|tip us|tips|title ix|' +
    "tiếng việt|today's paper|toggle menu|toggle navigation|tomorrow|tools|tools & resources|top|" +
    'top of page|top workplaces|toplatestdiscussions|toronto|track order|traffic|training|' +
    'transcripts|transfer|transparency in coverage|transportation|travel|travel & hospitality|' +
    'travel & outdoors|travel guides|treatments|trust center|tuition & financial aid|tutorials|tv|' +
    'u.s|undergraduate|united kingdom|us edition|usa|usa.gov|useful links|user agreement|vacuums|' +
    'video games|video library|vietnam|visit|visit us|voices|volunteer|vpn|vulnerability disclosure|' +
    'vulnerability disclosure policy|was this page helpful|washington d.c|washington dc|watch next|' +
    "watches|water filtration|ways to give|we're hiring|wealth management|weather|web|" +
    'web accessibility|web development|webinars|website design|website development|website templates|' +
    'website terms of use|websites|weddings|wellness|what we do|where to buy|white papers|' +
    "whitepapers|who we serve|wholesale|why choose us|why us|windows|wine|women's health|" +
    'wordpress hosting|work|work for us|work with me|work with us|workshops|world|world news|' +
    'write for us|x twitter|you are here|your ad choices|your california privacy rights',
  'newsletter-prompt':
    'account|apply|apply now|become a member|become a partner|blog post|book a call|book a demo|' +
    'book now|captcha|company name|compare|contact sales|continue shopping|contribute|country|' +
    'create account|create an account|donate|donate now|download|download now|email address|' +
    'email required|email subscribe|enter your email|enter your email address|first name|' +
    'first name required|forgot password|forgot your password|full name|get a demo|get a quote|' +
    'get our newsletter|get started|get started for free|get started today|go|last name|' +
    "last name required|let's go|log in|log out|login|logout|manage your subscription|membership|" +
    'message|my account|name required|newsletter|newsletter sign up|newsletter signup|newsletters|' +
    'no thanks|notify of|password|phone|phone number|register|remember me|request a demo|' +
    'request a quote|required|schedule a demo|search|shop|shop now|sign in|sign me up|sign out|' +
    'sign up|sign up for email updates|sign up now|start free trial|start your free trial|submit|' +
    'subscribe|subscribe for updates|subscribe now|subscribe to our blog|subscribe to our newsletter|' +
    'subscribe to our newsletters|subscription|subscriptions|subtotal|support us|' +
    'thank you for signing up|thank you for subscribing|type your email|username|view cart|' +
    'we care about your privacy|we respect your privacy|website|your cart|your cart is empty|' +
    'your email|your message|your name|your password|your website|zip code',
  'photo-credit':
    'caption|credit|gallery|getty images|photo gallery|photos|video|videos|watch live|watch now',
  'related-stories':
    "all topics|breaking news|by taboola by taboola|continue reading|discover more|editor's picks|" +
    "editors' picks|explore more|fact check|featured|featured articles|featured news|" +
    'featured resources|find out more|from around the web|hot topics|in the news|in this section|' +
    'keep reading|latest|latest articles|latest issue|latest news|latest posts|latest stories|' +
    'latest videos|learn more|load more|more about me|more articles|more like this|more news|' +
    'more resources|more stories|more videos|most popular|most read|most viewed|next article|' +
    'next page|next post|popular|popular articles|popular categories|popular posts|popular searches|' +
    'popular topics|premium|previous|previous article|previous post|previous post next post|' +
    'promoted links promoted links|read more|read next|read now|recent articles|recent comments|' +
    'recent posts|recommended|recommended articles|recommended content|recommended for you|' +
    'recommended reading|related|related article|related articles|related blogs|related content|' +
    'related links|related news|related posts|related products|related reads|related stories|' +
    'related tags|related topics|see all|see all articles|see all industries|see all solutions|' +
    'see more|show more|similar posts|table of content|the latest|top stories|trending|trending news|' +
    'trending now|trending stories|view all|view all articles|view all blogs|view all comments|' +
    'view all features|view all posts|view all products|view all resources|view all services|' +
    'view all stories|view more|we recommend|what to read next|you may also like|you may like|' +
    'you might also like',
  'share-bar':
    'bluesky|connect|connect with us|copied|copy|copy link|e-mail|email|email a friend|email us|' +
    'facebook|facebook instagram linkedin youtube|find a doctor|find a job|find a location|' +
    'find a partner|find a store|find an agent|find care|find information for|find us|find us on|' +
    'flickr|flipboard|follow|follow me|follow me on instagram|follow on instagram|follow on linkedin|' +
    'follow on twitter|follow us|follow us on|follow us on linkedin|follow us on social media|' +
    'follow us on twitter|get social|github|google news|instagram|join|join now|' +
    'join our mailing list|join our newsletter|join our team|join the conversation|join the team|' +
    "join today|join us|let's connect|like|like loading|link copied|linkedin|log in cart|mastodon|" +
    'more|pin|pin it|pin it on pinterest|pinterest|pocket|print|print article|reddit|rss|send|share|' +
    'share article|share by email|share on|share on facebook|share on linkedin|share on pinterest|' +
    'share on tumblr|share on twitter|share post|share this|share this article|' +
    'share this on facebook|share this on twitter|share this page|share this post|share this story|' +
    'share to facebook|share to twitter|share via email|shares|sms|snapchat|spotify|stay in touch|' +
    'telegram|threads|tumblr|tweet|twitter|vimeo|whatsapp|x/twitter|youtube',
  'tag-list':
    'airlines|archive|archives|best vpn|blog categories|bulgaria|buying advice|buying guides|' +
    'categories|chile|comparisons|croatia|cuba|czech republic|egypt|employees|explore topics|' +
    'filed under|front page|fundraising|gadgets|hungary|iceland|ireland|jamaica|korea|live|' +
    'local news|marketing strategy|new features|non-profit|opinions|poland|portugal|romania|sections|' +
    'smartwatches|speaking|special features|sri lanka|startup|strength training|subjects|sweden|' +
    'switzerland|take action|tips & tricks|topic|topics|topics covered|ukraine|uncategorized|' +
    'wearables|zimbabwe',
  'time-and-byline':
    'ap|associated press|author|authors|by category|by industry|by role|by use case|contributors|' +
    'edited by|listen|listen now|posted by|published|reuters|reviewed by|staff writer|today|' +
    'written by',
};

const CLASS_OF_LABEL = new Map<string, LineClass>();
const WORDS = new Set<string>();
for (const [name, labels] of Object.entries(LABELS)) {
  for (const label of labels.split('|')) {
    CLASS_OF_LABEL.set(label, name as LineClass);
    for (const word of label.match(/[a-z][a-z'&-]{2,}/g) ?? []) WORDS.add(word);
  }
}
for (const word of 'all and are from how not our that the this what where who why with you your for'.split(
  ' ',
)) {
  WORDS.delete(word);
}

/** The class of a label in the form of `keyOf`; null when it is not a known one. */
export function labelClass(key: string): LineClass | null {
  return CLASS_OF_LABEL.get(key) ?? null;
}

/** Share of the words of a short line, lower case, that occur in labels; 0 to 1. */
export function labelWordShare(key: string): number {
  let words = 0;
  let known = 0;
  for (const word of key.match(/[a-z][a-z'&-]{2,}/g) ?? []) {
    words++;
    if (WORDS.has(word)) known++;
  }
  return words === 0 ? 0 : known / words;
}
