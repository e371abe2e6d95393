/** The command behind quick fixes that teach the project file something: house text, a brand, a settled claim. */
import { commands, type Disposable } from 'vscode';
import { ADD_TO_SETTINGS, type AddToSettingsArguments } from '../../../server/src/protocol.ts';
import { changeSettings } from '../settings-changes.ts';

export function registerAddToSettings(): Disposable {
  return commands.registerCommand(ADD_TO_SETTINGS, (change: AddToSettingsArguments) =>
    changeSettings(change),
  );
}
