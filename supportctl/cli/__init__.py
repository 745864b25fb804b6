"""The command line: one file per command. The only room that prints, exits or looks at the terminal.

The contract: stdout is the report and nothing else; notes, progress and errors go to stderr.

Exit codes: 0 pass, warn or too few; 1 a promise was not kept; 2 the command line or sla.yaml is wrong;
3 not auditable (unreadable, a required column missing, no rows, too much set aside); 4 internal error or no room;
129, 130 and 143 interrupted; 141 closed pipe.

From the first thread (`entry`, `watching`), which shows progress and answers signals, the work goes to a second one:
`app` names the commands, `command_line` reads the arguments, `outcome` turns every end into an exit code.
"""
