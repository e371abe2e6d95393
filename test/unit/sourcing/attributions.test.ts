import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { localSourcing } from '../../../server/src/sourcing/cues.ts';

/**
 * Prose with marks: `[source]`, `{cue}`, `<content>`. A case names one attribution; the one with that cue is
 * compared. Without marks the prose must hold no attribution with a source.
 */
interface Marked {
  readonly text: string;
  readonly source: string | null;
  readonly cue: string | null;
  readonly content: readonly string[];
}

function unmark(prose: string): Marked {
  const content: string[] = [];
  let source: string | null = null;
  let cue: string | null = null;
  for (const match of prose.matchAll(/\[([^\]]*)\]|\{([^}]*)\}|<([^>]*)>/g)) {
    if (match[1] !== undefined) source = match[1];
    else if (match[2] !== undefined) cue = match[2];
    else if (match[3] !== undefined) content.push(match[3].replace(/[[\]{}]/g, ''));
  }
  return { text: prose.replace(/[[\]{}<>]/g, ''), source, cue, content };
}

function attributions(text: string): Marked[] {
  const block = readArticle(`Plain words open the draft here.\n\n${text}`, 'text').blocks[1];
  if (block === undefined) throw new Error('no block');
  const { attributions: found, wording } = localSourcing(block);
  const { start, end } = wording;
  return found.map((one) => ({
    text,
    source: one.source === null ? null : text.slice(start[one.source.from], end[one.source.to - 1]),
    cue: text.slice(one.cue.start, one.cue.end),
    content: one.content.map((span) => text.slice(span.start, span.end)),
  }));
}

function check(prose: string): void {
  const wanted = unmark(prose);
  const found = attributions(wanted.text);
  const named = found.filter(({ source }) => source !== null);
  if (wanted.cue === null) {
    expect(named).toEqual([]);
    return;
  }
  const cues = found.filter(({ cue }) => cue === wanted.cue);
  expect(cues.length, `cues found: ${found.map(({ cue }) => cue).join(' | ')}`).toBe(1);
  expect(cues[0]).toEqual(wanted);
}

describe('attributions within a sentence', () => {
  describe('before what is said', () => {
    it.each([
      '[Ana Ruiz] {said} <the dam would hold>.',
      '[Ana Ruiz] {said} <that the dam would hold>.',
      '[The ministry] {said} on Monday <that the dam would hold>.',
      '[The ministry] {said} in a statement <that the dam would hold>.',
      '[She] {told} reporters <that the dam would hold>.',
      '[He] {told} the crowd in Utrecht <that the dam would hold>.',
      '[Ana Ruiz] {wrote:} <“The dam will hold.”>',
      '[The mayor] {said}, <“The dam will hold.”>',
      '[A spokesman for the water board] {said} <the dam would hold>.',
      '[Officials at the plant] {say} <the dam will hold>.',
      '[Two engineers and the mayor] {say} <the dam will hold>.',
      '[Nine percent of voters] {say} <they would move away>.',
      '[Ana Ruiz, a hydrologist], {said} <the dam would hold>.',
      '[Ana Ruiz, who runs the plant], {said} <the dam would hold>.',
      '[Ana Ruiz, 52, of Dayton, Ohio], {said} <the dam would hold>.',
      '[Rep. Ana Ruiz (D-Ohio)] {said} <the dam would hold>.',
      'While [Ana Ruiz] {said} <the dam would hold>, her deputy left town.',
      'Instead, [Ruiz] {told} Radio Delta, <the dam would hold>.',
      '[Ruiz] {said}, without evidence, <that the dam would hold>.',
      '[Kelly] {said} <the dam would hold>.',
      '[More than six in 10] {said} <they would move away>.',
      '[Nearly a third] {say} <they would move away>.',
      'The dam held, and [more than half of voters] {said} <it was safe>.',
      '[All but two] {said} <the council should wait>.',
      'Significantly, [the judge] {said} <he could ask for no more>.',
      '[Gina Vial, the editor in chief of the city’s paper, Il Ponte], {said} <the dam would hold>.',
      '[Two members of the council from Utrecht, Ana Ruiz and Carl Lee], {said} <they would stay away>.',
      '[One former employee], speaking on condition of anonymity, {said} <the dam would hold>.',
      '[The mayor], surrounded by friends, {said} <the dam would hold>.',
      '[Ana Ruiz, managing director of Delta], {said} <the dam would hold>.',
      '[Nicole A. Navas] {said} <the dam would hold>.',
      '[A copy of the memo seen by Delta News] {said} <the dam would hold>.',
      '[Sen. Ana Ruiz (D-Ohio), a backer of the plan] {told} reporters <the dam would hold>.',
      '[Ruiz] {said} <the dam “should be finished by May,”> referring to the new one.',
    ])('%s', check);
  });

  describe('behind what is said', () => {
    it.each([
      '<The dam would hold>, [Ana Ruiz] {said}.',
      '<“The dam will hold,”> [Ana Ruiz] {said}.',
      '<“The dam will hold,”> {said} [Ana Ruiz].',
      '<“The dam will hold,”> {said} [Ana Ruiz, a hydrologist at the institute].',
      '<“The dam will hold,”> [she] {told} the crowd.',
      '<The dam would hold>, {said} [film director Ana Ruiz].',
      '<The dam would hold>, [the ministry] {said} last week.',
      '<The dam would hold>, [a wide array of engineers] {say}.',
      '<Assem had flown for 2,766 hours with EgyptAir>, [the airline] {said} Thursday.',
      '<The city called for calm>, [sources] {said}.',
      '<“The dam will hold,”> [he] {said} on “Meet the Nation.”',
      '<“The dam will hold,”> {said} [Ana Ruiz, a Democrat from Ohio, who was against the plan].',
      '<“The dam will hold,”> {said} [Ana Ruiz, a Democrat from Ohio], who added that it was old.',
      '<“The dam will hold,”> [an angry Ruiz] {retaliated}.',
      '<“The dam will hold now,”> [Ruiz] {started}.',
      '<The dam would hold>, {according to} [the survey].',
      '<The dam would hold>, {according to} [a poll released last week].',
    ])('%s', check);
  });

  describe('in the middle', () => {
    it.each([
      '<The dam>, [Ruiz] {said}, <would hold for years>.',
      '<“The dam,”> [she] {said}, <“will hold.”>',
      'But <those voters>, [Ruiz] {noted}, <will look again>.',
      'Asked if it was so, [Ruiz] {replied}, <“Maybe so.”>',
      '<It was>, [he] {said}, <one of the worst days of his life>.',
      '<The main issues>, [residents] {said}, <are taxes and the dam>.',
      '<The dam would hold>, [Ruiz] {said}, a claim that was new.',
      'The new rules, which [officials] {said} <will go into effect in May>, were new.',
    ])('%s', check);
  });

  describe('in front', () => {
    it.each([
      '{According to} [Ana Ruiz], <the dam would hold>.',
      '{According to} [exit polls], <Ruiz had a lead in the north>.',
      'And {according to} [the ministry], <the dam would hold>.',
    ])('%s', check);
  });

  describe('colons, labels and headlines', () => {
    it.each([
      '[RUIZ]{:} <We have to look at the dam again>.',
      '[Ana Ruiz]{:} <The dam will hold for another year>.',
    ])('%s', check);
    it.each([
      'Image: the reactor at dawn, from the river.',
      'Clinton: 2,316.',
      'Follow Ana Ruiz: @anaruiz on the site.',
    ])('no speaker: %s', check);
  });

  describe('quotations whose verb is no cue', () => {
    it.each([
      '[She] {gave the council some advice:} <“Wait for the rain.”>',
      '[The report]{:} <“Nobody knew about the leak.”>',
    ])('%s', check);
    it('takes the name before the colon', () => {
      check('From [the report]{:} <“Nobody knew about the leak.”>');
      check('More from [Blume and Cohen]{:} <“The dam will hold.”>');
    });
  });

  describe('headlines with capitals', () => {
    it.each([
      '<Ruling Guts Clean Water Act>, [Critics] {Say}.',
      '[Ruiz] {Vows} <to End War>, Slams Critics.',
      '[Putin] {Says} <Deal Is Near>.',
      '[Study] {Finds} <Coffee Helps the Heart>.',
    ])('%s', check);
  });

  describe('polls, studies, documents, data', () => {
    it.each([
      '[The April survey] {found} <Ruiz leading by seven points>.',
      '[Data] {show} <that incomes rose>.',
      '[Public records] {show} <little evidence of it>.',
      '[Polls in the north] {show} <the race is tied>.',
      '[A 2014 study that appeared in the journal] {found} <that the drug did not help>.',
      '<Incomes rose>, [new tax records] {show}.',
      '[The indictment] {says} <he took the money>.',
      '[Early analysis] {suggests} <the polls missed it>.',
    ])('%s', check);
  });

  describe('belief, intention, judgement', () => {
    it.each([
      '[The mayor] {believes} <the dam will hold>.',
      '[The mayor] {wants} <to sell the baths>.',
      '[The mayor] {is worried about} <the dam>.',
      '[The mayor] {has repeatedly opposed} <the plan>.',
      '[Ruiz] {criticized} <the plan>, citing its cost.',
      '[The union] {called for} <an inquiry>.',
      '[The union] {called for} <an inquiry> on Thursday.',
      '[The mayor] {defended} <her plan> this week.',
      '[Doctors] {warned of} <the risk of a flood>.',
      '[The mayor] {boasted about} <the price>.',
      '[The mayor] {called} <the plan “a disgrace”>.',
      'The mess, which [the mayor] {called} <“a disgrace,”> was new.',
      '[The mayor] {expressed concern about} <the dam>.',
      '[The mayor] {made the argument} <that the dam would hold>.',
    ])('%s', check);
  });

  describe('another verb of the same speaker', () => {
    it('goes on behind “and”', () => {
      check('[Ruiz] said the dam was old and {added} <that it would hold>.');
      check('[Ruiz] {said} <the dam was old> and added that it would hold.');
    });
    it('goes on with a participle', () => {
      check('[Ruiz] said the dam was old, {adding} <that it would hold>.');
    });
    it('takes the tense for a guide', () => {
      check('[Ruiz] said she did not like the dam and {predicted} <that it would break>.');
    });
    it('belongs to somebody else behind a conjunction', () => {
      check('[Ruiz] {said} <the dam would hold>, but Lee insisted it would break.');
      check('Ruiz said the dam would hold, but [Lee] {insisted} <it would break>.');
    });
  });

  describe('nouns that report', () => {
    it.each([
      'Voters shook off [Ruiz’s] {claim} <that the dam would hold>.',
      'The council broke [her] {promise} <to mend the dam>.',
    ])('%s', check);
  });

  describe('passives', () => {
    it('names who is behind “by”', () => {
      check('<The plan> {was praised by} [Ana Ruiz].');
    });
    it('has no source without', () => {
      const found = attributions('It is believed that the dam will hold.');
      expect(found.map(({ source, cue }) => ({ source, cue }))).toEqual([
        { source: null, cue: 'is believed' },
      ]);
    });
  });

  describe('words that only look like cues', () => {
    it.each([
      'The report was thick and the claims were many.',
      'The other states voting Tuesday are Ohio and Illinois.',
      'Ruiz won by ten points.',
      'The 9/11 attacks changed the city.',
      'The Associated Press moved its office.',
      'The campaign call center stood empty.',
      'It was a plan of the council, and a question of money.',
      'The roughly 270 pledged delegates met.',
      'The idea adds a new dimension to the dispute.',
      'The festival continues to grow.',
      'The ministry on Monday moved its office.',
      'More than 20,000 people learned to swim there.',
      'The elite group within the church called the Sea Club met at noon.',
      'She called Lee to congratulate him.',
      'One of the prints was the screen print called “Cows and Horses.”',
    ])('%s', check);
  });

  it('keeps both links of a second-hand chain', () => {
    const found = attributions('The dam would hold, Ruiz said, according to remarks cited by Delta News.');
    expect(found.map(({ source }) => source)).toEqual(['Ruiz', 'remarks cited by Delta News']);
  });

  it('takes a quotation over several sentences', () => {
    const text = '“It is old. It leaks. It will hold,” Ruiz said.';
    expect(attributions(text)[0]?.content).toEqual(['“It is old. It leaks. It will hold,”']);
  });
});
