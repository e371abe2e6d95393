/** The language status item: how many findings the draft has, under which profile, in what time. */
import {
  type Command,
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { State } from 'vscode-languageclient';
import { STATUS, type StatusParams } from '../../server/src/protocol.ts';
import type { ArticleLintClient } from './client.ts';
import { counted, formatted } from './counts.ts';
import { DRAFTS } from './drafts.ts';

/** Shows the state of the server, or what it last said of the active draft. */
export function registerStatus(client: ArticleLintClient): Disposable {
  const { language } = client;
  const item = languages.createLanguageStatusItem('articleLint.status', [...DRAFTS]);
  item.name = 'Article Lint';
  const latest = new Map<string, StatusParams>();

  const show = (editor: TextEditor | undefined = window.activeTextEditor): void => {
    if (language.state !== State.Running) showServer(item, language.state);
    else showDraft(item, editor && latest.get(editor.document.uri.toString()), editor?.document.uri);
  };
  show();
  return Disposable.from(
    item,
    language.onDidChangeState(() => show()),
    language.onNotification(STATUS, (status: StatusParams) => {
      latest.set(language.protocol2CodeConverter.asUri(status.uri).toString(), status);
      show();
    }),
    window.onDidChangeActiveTextEditor((editor) => show(editor)),
    workspace.onDidCloseTextDocument((document) => latest.delete(document.uri.toString())),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('articleLint')) show();
    }),
  );
}

function showOutput(): Command {
  return { title: l10n.t('Show Output'), command: 'articleLint.showOutput' };
}

function restart(): Command {
  return { title: l10n.t('Restart Server'), command: 'articleLint.restartServer' };
}

function showServer(item: LanguageStatusItem, state: State): void {
  item.busy = state === State.Starting;
  const down = state !== State.Starting;
  item.severity = down ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  item.text = down ? l10n.t('Article Lint is not running') : l10n.t('Article Lint is starting');
  item.detail = '';
  item.command = down ? restart() : showOutput();
}

function showDraft(item: LanguageStatusItem, status: StatusParams | undefined, uri: Uri | undefined): void {
  item.busy = false;
  item.severity = LanguageStatusSeverity.Information;
  item.command = showOutput();
  const enabled = workspace.getConfiguration('articleLint', uri).get<boolean>('enable', true);
  if (!enabled) item.text = l10n.t('Article Lint is switched off');
  else if (status)
    item.text = status.findings === 0 ? l10n.t('No findings') : counted(status.findings, 'finding');
  else item.text = 'Article Lint';
  item.detail = enabled && status ? details(status) : '';
}

function details(status: StatusParams): string {
  const profile = l10n.t('{0} profile', status.profile);
  return [profile, milliseconds(status.milliseconds), ...(status.notes ?? [])].join(', ');
}

function milliseconds(time: number): string {
  return l10n.t('{0} ms', formatted(time < 10 ? Number(time.toFixed(1)) : Math.round(time)));
}
