### Coming in: over SSH with a key, or by a program that lends its group.

entry-as-key = This door is for the server's keys alone.
entry-as-key-hint = Connect over SSH; the server itself starts the program.
entry-set-uid = The program must not carry the rights of another account.
entry-set-uid-hint = Ask the administrator: the file of the program may lend its group (set-gid), not its owner.
entry-nobody = This server does not know who you are.
entry-nobody-hint = Ask the administrator of the server.
entry-no-config = This machine is not set up as a server: there is no /etc/sojourn/config.
entry-no-config-hint = Ask the administrator: "sojourn server init" sets it up.
entry-config-open = The configuration of the server is not to be trusted: others than root may change it.
entry-config-open-hint = Ask the administrator: /etc/sojourn and its config must belong to root, and nobody else may write there.
entry-config-unreadable = The configuration of the server makes no sense.
entry-config-unreadable-hint = Ask the administrator: "sojourn server check" says what is wrong with /etc/sojourn/config.
entry-environment = The program could not begin afresh.
entry-environment-hint = Ask the administrator: "sojourn server check" says what is wrong.
entry-process = The program could not close itself off from others.
entry-process-hint = Ask the administrator: "sojourn server check" says what is wrong.
entry-data = The folder of the office cannot be opened.
entry-data-hint = Ask the administrator: "sojourn server check" says what is wrong.
entry-no-office = There is no office on this server yet.
entry-no-office-hint = Ask the administrator: "sojourn server init" makes one.
entry-unproved = The server did not say which key was used.
entry-unproved-hint = Ask the administrator: sshd needs "ExposeAuthInfo yes" for key { $key }.
entry-key-refused = Key { $key } does not open this office.
entry-key-refused-hint = It is not in use, is another key, or its owner does not work here. Ask an administrator of the office.
entry-login-refused = { $login } is not among the staff of this office.
entry-login-refused-hint = Ask an administrator of the office to add the login.
entry-no-terminal = The screens need a terminal.
entry-no-terminal-hint = Ask for one: ssh -t desk. Commands need none: ssh desk due
entry-no-command = Not a command of this office: { $typed }
entry-no-command-hint = Commands are words without signs of a shell, such as: ssh desk review --json
entry-no-files = Files of the server cannot be named here ({ $option }).
entry-no-files-hint = Use standard input and output: ssh desk export clients > clients.csv, ssh desk import - < clients.csv
entry-not-here = { $option } is not possible here.
entry-not-here-hint = The server decides about database and date.
entry-own-machine = Files of the server cannot be reached. On your own machine: { $line }
entry-own-machine-hint = The command reads and writes files of your machine, not of the server.

cli-import-one-sheet = One sheet at a time: nothing was taken in.
cli-import-one-sheet-hint = sojourn import clients.xlsx. A whole office: sojourn import all office.jsonl
cli-import-office = { $name } is a whole office that was exported, and no sheet of clients.
cli-import-office-hint = It becomes a new database: sojourn --db new.db import all { $name }
cli-import-no-input = No sheet was given.
cli-import-no-input-hint = sojourn import clients.xlsx, or: sojourn import < clients.xlsx

entry-covered = This session is covered: nobody has touched it for a while.
entry-covered-who = Signed in: { $who }
entry-covered-how = To go on, close it (q) and connect again. What you typed is kept.
entry-idle-ended = Nobody touched the session for long, so it has ended.
entry-idle-ended-hint = Connect again; what you typed is kept.


entry-too-many = You have as many sessions open as one person may: { $n }.
entry-too-many-hint = Close one of them; one whose line was cut is gone within a minute or two.
