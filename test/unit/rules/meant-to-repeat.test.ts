import { describe, expect, it } from 'vitest';
import type { Format } from '../../../server/src/article/model.ts';
import { createLinter } from '../../../server/src/lint/engine.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';
import { DUPLICATE_RULES } from '../../../server/src/rules/duplicate/all.ts';

const linter = createLinter(DUPLICATE_RULES);

/** Rules that have something to say above a hint. */
function said(text: string, format: Format): string[] {
  const { findings, failures } = linter.lint({ text, format, settings: DEFAULT_SETTINGS });
  expect(failures).toEqual([]);
  return findings.filter(({ severity }) => severity !== 'hint').map(({ rule }) => rule);
}

describe('what a draft repeats on purpose is left alone', () => {
  it.each<[string, Format, string]>([
    [
      'pull quote with dash',
      'text',
      `Mayor quits\n\nThe mayor of Harlow quit on Monday after nine years in office.\n\n“I have given this town all that I had, and I have nothing left to give,” Ada Quist said on the steps of the town hall.\n\n“I have given this town all that I had, and I have nothing left to give.”\n— Ada Quist, mayor of Harlow\n\nHer deputy takes over on Friday.`,
    ],
    [
      'pull quote shortened',
      'text',
      `Mayor quits\n\nThe mayor of Harlow quit on Monday after nine years in office.\n\n“I have given this town all that I had for nine long years, and I have nothing left to give to it or to anyone else,” Ada Quist said on the steps of the town hall.\n\n“I have given this town all that I had … and I have nothing left to give”\n\nHer deputy takes over on Friday.`,
    ],
    [
      'blockquote md',
      'markdown',
      `# Mayor quits\n\nThe mayor of Harlow quit on Monday after nine years in office.\n\n> I have given this town all that I had, and I have nothing left to give.\n\n“I have given this town all that I had, and I have nothing left to give,” Ada Quist said on the steps of the town hall.`,
    ],
    [
      'key points as prose bullets',
      'text',
      `Council puts off vote on water rates\n\nKey points\n- The council has put off its vote on the new water rates until June.\n- Two engineers say the figures of the utility are out of date.\n- The mayor wants an audit before the vote.\n\nThe council has put off its vote on the new water rates until June, the clerk said on Monday.\n\nTwo engineers say the figures of the utility are out of date. The mayor wants an audit before the vote.`,
    ],
    [
      'in short, plain lines',
      'text',
      `Council puts off vote on water rates\n\nAt a glance\n\nThe council has put off its vote on the new water rates until June.\n\nTwo engineers say the figures of the utility are out of date.\n\nThe full story\n\nThe council has put off its vote on the new water rates until June, the clerk said on Monday, after a long night of talks.\n\nTwo engineers say the figures of the utility are out of date, and have said so for a year.`,
    ],
    [
      'why it matters heads',
      'markdown',
      `# Five bills to watch\n\n## Water\n\n**What it does:** Raises rates by 4 percent.\n\n**Why it matters:** The pipes are old.\n\n**What’s next:** A hearing on Monday in the Senate committee on natural resources.\n\n## Roads\n\n**What it does:** Adds a toll.\n\n**Why it matters:** The bridges are old.\n\n**What’s next:** A hearing on Monday in the Senate committee on natural resources.\n\n## Schools\n\n**What it does:** Cuts class size.\n\n**Why it matters:** The state is last.\n\n**What’s next:** A hearing on Monday in the Senate committee on natural resources.`,
    ],
    [
      'timetable',
      'text',
      `Ferry times change\n\nThe island ferry has a new timetable from Monday.\n\nMonday: leaves Harlow at 7 a.m. and 5 p.m., returns from Brent at 9 a.m. and 7 p.m.\n\nTuesday: leaves Harlow at 7 a.m. and 5 p.m., returns from Brent at 9 a.m. and 7 p.m.\n\nWednesday: leaves Harlow at 8 a.m. and 5 p.m., returns from Brent at 10 a.m. and 7 p.m.\n\nThursday: leaves Harlow at 7 a.m. and 5 p.m., returns from Brent at 9 a.m. and 7 p.m.`,
    ],
    [
      'police blotter',
      'text',
      `Police log\n\nHarlow\n\nMonday, 9:14 a.m.: Officers were called to a home on Mill Street for a report of a stolen bicycle. A report was taken.\n\nMonday, 11:40 a.m.: Officers were called to a home on Canal Street for a report of a stolen bicycle. A report was taken.\n\nTuesday, 2:05 p.m.: Officers were called to a shop on High Street for a report of a stolen wallet. A report was taken.\n\nTuesday, 9:50 p.m.: Officers were called to a home on Mill Street for a report of loud music. No report was taken.`,
    ],
    [
      'court list',
      'text',
      `In court\n\nThese cases were heard in the district court at Harlow on Monday.\n\nTom Hale, 34, of Brent, pleaded guilty to one count of driving while drunk and was fined $400 and given six months of probation.\n\nAda Reed, 51, of Harlow, pleaded guilty to one count of driving while drunk and was fined $500 and given six months of probation.\n\nJohn Lund, 27, of Alder, pleaded guilty to one count of theft and was fined $300 and given three months of probation.`,
    ],
    [
      'market report',
      'text',
      `Shares rise\n\nShares in Harlow rose on Monday after the bank cut its rate.\n\nQuist Lines rose 2.1 percent to $14.20, and Redfield Foods rose 1.4 percent to $33.10 in heavy trading.\n\nIn Brent the index closed up 0.8 percent at 4,120 points, its highest close since March.\n\nIn Alder the index closed up 1.2 percent at 2,876 points, its highest close since January.`,
    ],
    [
      'weather',
      'text',
      `Weather\n\nMonday: Sunny in the morning with a chance of showers in the afternoon. High 71, low 54.\n\nTuesday: Sunny in the morning with a chance of showers in the afternoon. High 73, low 55.\n\nWednesday: Cloudy in the morning with a chance of showers in the afternoon. High 68, low 51.`,
    ],
    [
      'qa same question to candidates',
      'text',
      `Three candidates\n\nWhat would you do about the school roof?\n\nAda Quist: I would mend it this summer, whatever the cost.\n\nTom Hale: I would ask the state for money first.\n\nWhat would you do about the bridge over the harbor?\n\nAda Quist: I would close it until it is safe.\n\nTom Hale: I would ask the state for money first.`,
    ],
    [
      'interviewer repeated line',
      'text',
      `The talk\n\nQ: Did you know that the money was gone?\n\nA: I do not want to talk about that.\n\nQ: Did your deputy know that the money was gone?\n\nA: I do not want to talk about that.\n\nQ: When will you talk about it?\n\nA: When the court has spoken.`,
    ],
    [
      'bio at head and end',
      'text',
      `By Ada Quist\n\nAda Quist covers the harbor for the Harlow Courier and has written two books about ferries.\n\nThe island ferry stays in dock until Friday, the line said.\n\nPassengers have to take the slow boat from the other pier.\n\nAda Quist covers the harbor for the Harlow Courier and has written two books about ferries. Reach her at the paper.`,
    ],
    [
      'correction',
      'text',
      `Ferry stays in dock\n\nThe ferry will stay in dock until Friday because of a crack in its hull, the line said on Monday.\n\nPassengers have to take the slow boat.\n\nCorrection: An earlier version of this story said that the ferry will stay in dock until Thursday because of a crack in its hull. It will stay there until Friday.`,
    ],
    [
      'correction quoting',
      'text',
      `Ferry stays in dock\n\nThe ferry will stay in dock until Friday because of a crack in its hull, the line said on Monday.\n\nPassengers have to take the slow boat.\n\nEditor’s note: The sentence “The ferry will stay in dock until Friday because of a crack in its hull, the line said on Monday” has been corrected to give the right day.`,
    ],
    [
      'caption and alt',
      'markdown',
      `# Ferry\n\nThe ferry stays in dock until Friday, the line said.\n\n![The island ferry in dock at Harlow on Monday with a crack in its hull](a.jpg)\n*The island ferry in dock at Harlow on Monday with a crack in its hull*\n\nPassengers have to take the slow boat.`,
    ],
    [
      'two photos same caption',
      'text',
      `Ferry\n\nThe ferry stays in dock until Friday, the line said.\n\nPhoto: The island ferry in dock at Harlow on Monday. (Ada Quist/Harlow Courier)\n\nPassengers have to take the slow boat.\n\nPhoto: The island ferry in dock at Brent on Monday. (Ada Quist/Harlow Courier)`,
    ],
    [
      'speech anaphora',
      'text',
      `Mayor speaks\n\nThe mayor spoke for an hour on Monday.\n\n“We will not give up this harbor. We will not give up this bridge. We will not give up this town to people who have never slept a night in it,” she said.\n\n“We will not give up this harbor,” the crowd shouted back.\n\nShe left by a side door.`,
    ],
    [
      'song',
      'text',
      `Song of the harbor\n\nThe choir sang it again on Sunday:\n\nThe boats go out, the boats come in,\nand nobody asks where they have been,\nand nobody asks for whom they sail,\nor who has read the harbor mail.\n\nThe boats go out, the boats come in,\nand nobody asks where they have been,\nand nobody asks for whom they wait,\nor who has locked the harbor gate.`,
    ],
    [
      'recipe',
      'markdown',
      `# Two breads\n\n## Rye\n\n1. Mix the flour, the water and the salt in a large bowl and let it rest for an hour.\n2. Bake at 400 degrees for 40 minutes.\n\n## Wheat\n\n1. Mix the flour, the water and the salt in a large bowl and let it rest for an hour.\n2. Bake at 425 degrees for 35 minutes.`,
    ],
    [
      'live blog',
      'text',
      `Storm hits the coast: live\n\n2:15 p.m.\n\nPower is out in Harlow\n\nPower is out in all of Harlow, the utility said. Crews are on their way.\n\n1:40 p.m.\n\nBridge is closed\n\nThe harbor bridge is closed to all traffic, police said.\n\n1:05 p.m.\n\nPower is out in Brent\n\nPower is out in parts of Brent, the utility said. Crews are on their way.`,
    ],
    [
      'results list sentences',
      'text',
      `High school soccer\n\nHarlow 3, Brent 1: Tom Hale scored twice in the first half for Harlow.\n\nAlder 2, Marburg 0: Jon Lund scored twice in the second half for Alder.\n\nQuist 1, Redfield 0: Sam Reed scored once in the second half for Quist.`,
    ],
    [
      'obits',
      'text',
      `Deaths\n\nAda Reed, 91, of Harlow, died on Monday. A service will be held at 10 a.m. on Friday at the Church of the Holy Cross in Harlow.\n\nTom Hale, 84, of Brent, died on Sunday. A service will be held at 11 a.m. on Saturday at the Church of the Holy Cross in Harlow.\n\nSam Lund, 77, of Alder, died on Sunday. A service will be held at 2 p.m. on Saturday at the Church of Saint John in Alder.`,
    ],
    [
      'explainer names',
      'text',
      `Agency sued\n\nThe Department of Natural Resources and Environmental Control of the State of Delaware was sued on Monday.\n\nThe suit says the Department of Natural Resources and Environmental Control of the State of Delaware failed to act.\n\nA spokesman for the Department of Natural Resources and Environmental Control of the State of Delaware had no comment.`,
    ],
    [
      'did not respond',
      'text',
      `Three firms named\n\nQuist Lines leaked oil in May, records show. A spokesman for the company did not respond to a request for comment on Monday.\n\nRedfield Foods leaked oil in June, records show. A spokesman for the company did not respond to a request for comment on Monday.\n\nHale Metals leaked oil in July, records show. It paid a fine.`,
    ],
    [
      'newsletter sections',
      'markdown',
      `# Morning briefing\n\n**Good morning.** The council votes tonight.\n\n## Water rates\n\nThe council votes tonight on water rates. [Read more](a)\n\n## Ferry\n\nThe ferry stays in dock. [Read more](b)`,
    ],
    [
      'title=h1 front matter',
      'markdown',
      `---\ntitle: Council puts off vote on water rates\ndescription: What the delay means for your bill\n---\n\n# Council puts off vote on water rates\n\nThe council has put off its vote on the new water rates until June, the clerk said on Monday.`,
    ],
    [
      'html og',
      'html',
      `<html><head><title>Council puts off vote on water rates</title><meta name="description" content="The council has put off its vote on the new water rates until June, the clerk said on Monday."></head><body><h1>Council puts off vote on water rates</h1><p>The council has put off its vote on the new water rates until June, the clerk said on Monday.</p><figure><img alt="The council chamber on Monday night, with empty seats"><figcaption>The council chamber on Monday night, with empty seats</figcaption></figure></body></html>`,
    ],
    [
      'timeline',
      'text',
      `How it came to this\n\nMay 2, 2019: The council approves a budget of $4 million for the bridge over the harbor.\n\nMay 7, 2020: The council approves a budget of $6 million for the bridge over the harbor.\n\nMay 5, 2021: The council approves a budget of $9 million for the bridge over the harbor.`,
    ],
    [
      'poll answers',
      'text',
      `Poll\n\nForty percent of voters said they would vote for the incumbent, and 38 percent said they would vote for the challenger.\n\nAmong women, 44 percent said they would vote for the incumbent, and 35 percent said they would vote for the challenger.\n\nAmong men, 36 percent said they would vote for the incumbent, and 41 percent said they would vote for the challenger.`,
    ],
    [
      'headline words in lede',
      'text',
      `Harlow council puts off vote on water rates until June\n\nHarlow council puts off vote on water rates until June, says the clerk, who blamed the figures.\n\nThe mayor wants an audit.`,
    ],
    [
      'quote in headline',
      'text',
      `‘We have nothing left to give,’ mayor says as she quits\n\nThe mayor of Harlow quit on Monday after nine years in office.\n\n“We have nothing left to give,” Ada Quist said on the steps of the town hall.`,
    ],
    [
      'dialogue',
      'text',
      `The trial\n\n“Where were you on the night of the fire at the mill on Canal Street?” the prosecutor asked Hale.\n\n“At home,” he said.\n\n“Where were you on the night of the fire at the mill on Canal Street?” the prosecutor asked Lund.\n\n“At the mill,” he said.`,
    ],
    [
      'a paraphrase and the same words quoted',
      'text',
      `Mayor quits\n\nThe mayor said that she had given this town all that she had and would now go home. “She had given this town all that she had and would now go home,” her deputy said.\n\nThe council meets on Monday.`,
    ],
    [
      'school board recap',
      'text',
      `Board votes on four items\n\nThe board voted on four items on Monday.\n\nThe board voted 5-2 to approve a contract with Quist Lines for school buses at a cost of $2.1 million a year.\n\nThe board voted 7-0 to approve a contract with Hale Foods for school meals at a cost of $1.4 million a year.\n\nThe board voted 4-3 to reject a contract with Reed Metals for a new gym roof at a cost of $3 million.`,
    ],
    [
      'candidate profiles md',
      'markdown',
      `# Who is running\n\n## Ada Quist\n\n**Age:** 51\n**Job:** Owner of a ferry line\n**Party:** None\n\nQuist wants to mend the bridge and lower the tolls for people who live on the islands.\n\n## Tom Hale\n\n**Age:** 44\n**Job:** Teacher\n**Party:** None\n\nHale wants to mend the bridge and raise the tolls for people who do not live on the islands.`,
    ],
    [
      'numbered rules',
      'markdown',
      `# How to vote by mail\n\n1. Ask for a ballot by calling the clerk or by writing to the town hall before May 3.\n2. Sign the ballot in blue or black ink, and put it into the envelope that came with it.\n3. Hand the ballot in at the town hall, or put it into the box in front of the library.\n\n## If you are abroad\n\n1. Ask for a ballot by calling the clerk or by writing to the consulate before April 3.\n2. Sign the ballot in blue or black ink, and put it into the envelope that came with it.\n3. Mail it to the consulate.`,
    ],
    [
      'table',
      'markdown',
      `# Times\n\n| Day | From | To |\n|---|---|---|\n| Monday | Harlow, by way of Brent and the islands | Marburg, by way of Alder and the hills |\n| Tuesday | Harlow, by way of Brent and the islands | Marburg, by way of Alder and the hills |`,
    ],
    [
      'figure html',
      'html',
      `<article><h1>Ferry stays in dock</h1><figure><img src="a.jpg" alt="Ferry in dock at Harlow on Monday with a crack in its hull" title="Ferry in dock at Harlow on Monday with a crack in its hull"><figcaption>Ferry in dock at Harlow on Monday with a crack in its hull</figcaption></figure><p>The ferry stays in dock until Friday, the line said on Monday.</p></article>`,
    ],
    [
      'legal text quoted twice',
      'text',
      `Two laws compared\n\nThe state law says a person commits theft if he takes property of another without consent.\n\nThe town rule says a person commits trespass if he enters property of another without consent.\n\nBoth carry a fine.`,
    ],
    [
      'letters',
      'text',
      `Letters\n\nTo the editor: The bridge should be mended at once.\n\nTom Hale, Brent\n\nTo the editor: The bridge should be torn down.\n\nAda Reed, Harlow\n\nLetters to the editor should be no longer than 200 words.`,
    ],
    [
      'repeated slogan quote in tribute',
      'text',
      `A life in the harbor\n\n“Just one more trip,” he would say.\n\nHis wife waited. “Just one more trip,” he said in March. “Just one more trip,” he said in May.\n\nHe never came back from the last one.`,
    ],
    [
      'fact check labels',
      'text',
      `Fact check\n\nClaim: The mayor cut the police budget by half.\n\nVerdict: False. The budget rose by 4 percent last year.\n\nClaim: The mayor cut the fire budget by half.\n\nVerdict: False. The budget rose by 2 percent last year.`,
    ],
    [
      'earnings short',
      'text',
      `Earnings in brief\n\nQuist Lines reported a profit of $12 million for the quarter, up from $10 million in the same period of last year.\n\nHale Foods reported a profit of $3 million for the quarter, down from $5 million in the same period of last year.\n\nReed Metals reported a loss of $1 million for the quarter.`,
    ],
    [
      'match report quotes',
      'text',
      `Coach speaks\n\n“We have to be better,” Hale said after the first half.\n\n“We have to be better than that,” Hale said after the match. “It is as simple as that.”`,
    ],
    [
      'two captions in md',
      'markdown',
      `# Fair\n\n![A boy at the fair](a.jpg)\n*Photo by Ada Quist for the Harlow Courier, all rights reserved by the paper and its owner*\n\nThe fair opened.\n\n![A girl at the fair](b.jpg)\n*Photo by Ada Quist for the Harlow Courier, all rights reserved by the paper and its owner*`,
    ],
    [
      'liveblog timestamps quote',
      'text',
      `Live\n\n10:02 a.m. The mayor has arrived at the town hall and is about to speak to reporters.\n\n10:40 a.m. The mayor has left the town hall and is not going to speak to reporters.\n\n11:15 a.m. The governor has arrived at the town hall and is about to speak to reporters.`,
    ],
    [
      'parallel profile sentences',
      'text',
      `Two islands\n\nBrent has 340 people, one school, one shop and a ferry that comes twice a week when the weather lets it.\n\nAlder has 120 people, no school, one shop and a ferry that comes once a week when the weather lets it.`,
    ],
    [
      'crime series',
      'text',
      `Break-ins\n\nOn Monday, somebody broke into a shop on Mill Street and took $400 from the till, police said.\n\nOn Tuesday, somebody broke into a shop on High Street and took $120 from the till, police said.\n\nPolice think it was the same man.`,
    ],
    [
      'newsletter CTA',
      'markdown',
      `# Brief\n\nThe council votes tonight on the water rates.\n\n**Go deeper:** Read the full story on our site.\n\n---\n\nThe ferry stays in dock until Friday.\n\n**Go deeper:** Read the full story on our site.`,
    ],
    [
      'explainer restated',
      'text',
      `What is a bond?\n\nA bond is a loan that a town takes from whoever buys it.\n\nWhat is a note?\n\nA note is a loan that a town takes from a bank for a year.`,
    ],
    [
      'horoscope',
      'text',
      `Stars\n\nAries: A letter from afar will change your plans for the week, and not for the worse.\n\nTaurus: A call from afar will change your plans for the weekend, and not for the better.`,
    ],
    [
      'death toll by place',
      'text',
      `Storm kills nine\n\nThree people died in Harlow when a tree fell on their car, the fire service said.\n\nTwo people died in Brent when a wall fell on their tent, the fire service said.\n\nFour people drowned.`,
    ],
    [
      'translated quote',
      'text',
      `Talk\n\n“Wir haben nichts mehr zu geben, und wir werden auch nichts mehr geben,” sagte sie.\n\n“We have nothing left to give, and we will give nothing more,” she said.`,
    ],
    [
      'AP style list of nominees',
      'markdown',
      `# Nominees\n\n**Best picture:** “The Harbor”; “Nine Boats”; “The Long Night of the Ferry.”\n\n**Best director:** Ada Quist, “The Harbor”; Tom Hale, “Nine Boats.”\n\n**Best actor:** Jon Lund, “The Long Night of the Ferry”; Sam Reed, “The Harbor.”`,
    ],
    [
      'doubled words fine',
      'text',
      `Talks\n\nHe had had enough of it. They said that that was wrong. New York, New York, was a hit. It is what it is is what she said. Bora Bora is far. “No, no, no,” he said. Very, very slowly. Duran Duran played. Walla Walla voted. The ship that it is is gone. What he does does matter. Whoever you you. Sing Sing. Pago Pago. Long, long ago. Day after day. Knock knock.`,
    ],
  ])('%s', (_, format, text) => {
    expect(said(text, format)).toEqual([]);
  });
});

describe('what only looks like it is named', () => {
  const DEAD =
    'The fire broke out at three in the morning in the old mill on Canal Street, and 12 people were taken to the hospital in Brent, the fire service said.';

  it.each<[string, string, string]>([
    [
      'a person under two names',
      'two-versions',
      `Mill burns\n\nAda Reed, 51, of Harlow, was led out of the mill on Canal Street by two firemen who had seen her at a window, police said.\n\nNobody else was hurt.\n\nAda Reid, 51, of Harlow, was led out of the mill on Canal Street by two firemen who had seen her at a window, police said.`,
    ],
    [
      'two versions under headings that have nothing to do with each other',
      'two-versions',
      `Mill burns\n\nThe night\n\n${DEAD}\n\nNeighbors saw it first.\n\nWhat is known of the cause\n\n${DEAD.replace('12', '14')}`,
    ],
    [
      'a summary without end',
      'paragraph',
      `Mill burns\n\nSummary\n\n${DEAD}\n\nNeighbors saw it first. ${DEAD} The mill was sold last year. Nobody knows to whom.`,
    ],
    [
      'a paragraph about somebody that is no biography',
      'paragraph',
      `Mill burns\n\nAda Quist saw the fire from her kitchen and called the police, who were there in minutes.\n\nNeighbors came as well.\n\nAda Quist saw the fire from her kitchen and called the police, who were there in minutes.\n\nThe mill was sold last year.`,
    ],
  ])('%s', (_, rule, text) => {
    expect(said(text, 'text')).toContain(`duplicate/${rule}`);
  });
});
