/** The server changes project files for editors that cannot: both do it by the same code. */
export { type Changed, changeProjectFile, type ProjectFileChange } from '../../server/src/settings/change.ts';
