// Runs the end-to-end suites in a real VS Code. The last line is `N passed, N failed`; exit code 1 on a failure.
//   --no-build     take dist/ as it is
//   --desktop      in desktop VS Code through @vscode/test-electron, the default where code-server cannot run
//   --grep TEXT    only the tests whose title matches
//   --long         only what takes longer: a folder of thousands, crashes and recovery, further virtual workspaces
//   suite desks web web-desks virtual desktop tour vsix crash   only these parts
import { main } from './host/main.ts';

process.exitCode = await main(process.argv.slice(2));
