/**
 * Kills a program that writes the index of passages, again and again, and opens what is left:
 *   node test/bench/passages-kill.ts [times]
 * Every draft that had been flushed must be there, with its last stamp, and findable.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArticle } from '../../server/src/article/read.ts';
import { type DraftPrint, printOf } from '../../server/src/passages/draft-print.ts';
import { PassageStore } from '../../server/src/workspace/passage-store.ts';
import { generatedDrafts, random } from './generated-drafts.ts';

const [mode = '100', place = '', seed = '0'] = process.argv.slice(2);
if (mode === 'write') write(place, Number(seed));
else await killAgainAndAgain(Number(mode));

/** Puts, removes and flushes until killed; says on standard output what is on disk. */
function write(path: string, round: number): void {
  const store = PassageStore.open(path);
  const next = random(round + 1);
  const prints = drafts(40);
  for (let step = 0; ; step++) {
    const changed: string[] = [];
    for (let at = 0; at < 10; at++) {
      const number = Math.floor(next() * 60);
      const print = prints[number % prints.length];
      if (print === undefined || changed.some((line) => line.startsWith(`${number} `))) continue;
      const stamp = next() < 0.1 ? 'gone' : `${round}.${step}.${at}`;
      if (stamp === 'gone') store.remove(`draft-${number}`);
      else store.put(`draft-${number}`, print, stamp);
      changed.push(`${number} ${stamp}`);
    }
    process.stdout.write(`begin ${changed.join(',')}\n`);
    if (step % 4 === 3) store.compact();
    else store.flush();
    process.stdout.write('done\n');
  }
}

async function killAgainAndAgain(times: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'passages-kill-'));
  const path = join(folder, 'passages.index');
  /** Stamps on disk for certain; and those that the last, killed write may have left. */
  const certain = new Map<string, string>();
  let steps = 0;
  let fresh = 0;
  try {
    for (let round = 0; round < times; round++) {
      const output = await killed(path, round);
      const open = new Map<string, string>();
      for (const line of output.split('\n')) {
        if (line.startsWith('begin ')) {
          for (const change of line.slice(6).split(','))
            open.set(change.split(' ')[0] ?? '', change.split(' ')[1] ?? '');
        } else if (line === 'done') {
          for (const [number, stamp] of open) certain.set(number, stamp);
          open.clear();
          steps++;
        }
      }
      const store = PassageStore.open(path);
      if (store.isNew && certain.size > 0) throw new Error(`round ${round}: the store was lost`);
      if (store.isNew) fresh++;
      for (const [number, stamp] of certain) {
        const id = `draft-${number}`;
        const held = store.stamp(id) ?? 'gone';
        if (held !== stamp && held !== open.get(number)) {
          throw new Error(`round ${round}: ${id} should have stamp ${stamp} and has ${held}`);
        }
        if (store.index.has(id) !== (held !== 'gone'))
          throw new Error(`round ${round}: index and stamps differ on ${id}`);
        if (held !== 'gone') certain.set(number, held);
        else certain.set(number, 'gone');
        store.index.find(id);
      }
      for (const [number] of open)
        if (!certain.has(number)) {
          const held = store.stamp(`draft-${number}`);
          if (held !== undefined) certain.set(number, held);
        }
    }
    console.log(
      `killed ${times} times over ${steps} writes: opened every time (${fresh} before anything was written), nothing lost`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a writer said before it was killed. */
function killed(path: string, round: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [import.meta.filename, 'write', path, String(round)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      // Wait for the first write, then kill somewhere in the next ones.
      if (output === '') setTimeout(() => child.kill('SIGKILL'), 5 + ((round * 37) % 90));
      output += text;
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

function drafts(count: number): DraftPrint[] {
  const prints: DraftPrint[] = [];
  for (const { text } of generatedDrafts(700, 3))
    if (prints.push(printOf(readArticle(text, 'text'))) === count) break;
  return prints;
}
