### Setting up a shared server and looking it over.

## Steps

server-step-program = Program { $path }
server-step-account = Account { $name }: shell /bin/sh, home that belongs to root, no password
server-step-folder = Folder { $path }: { $owner }, mode { $mode }
server-step-config = Configuration { $path }
server-step-office = Office { $path } with its first admin
server-step-database = { $path }: only for the account of the office, mode 600
server-step-sshd = sshd lets staff in: { $path }
server-step-unit = Timer file { $path }
server-step-timer = { $name } is switched on

## Why a step is left out or refused

server-not-root = Only root can do this.
server-not-root-hint = Put sudo in front. With --dry-run the steps are shown to anybody.
server-linux-only = A shared server needs Linux with systemd and OpenSSH.
server-bad-account = “{ $name }” cannot be the account: small Latin letters, digits, - and _, and not root.
server-bad-path = “{ $path }” cannot be used: an absolute path of Latin letters, digits and . _ - + is needed.
server-program-failed = { $program } failed: { $said }
server-program-failed-hint = What was done so far stays. Mend the cause and run the same command again: it goes on from there.
server-cannot-write = { $path } cannot be written: { $why }
server-weak-way = Somebody other than root can change a folder on the way to { $path }.
server-not-a-file = { $path } is not a file.
server-not-a-folder = { $path } is not a folder.
server-folder-of-others = { $path } belongs to somebody else.
server-no-passwd = There are no accounts below this root.
server-account-of-a-person = The account { $name } seems to be a person’s. Name another one with --account.
server-no-account = The account is not there yet.
server-no-admin = Left out: add --admin LOGIN --key-file FILE.
server-another-admin = There is an office already, and { $login } is no admin of it. An admin of the office adds people: sojourn staff add.
server-comes-with-office = It comes with the office.
server-no-sshd = There is no sshd here: install openssh-server and run this again.
server-no-include = /etc/ssh/sshd_config takes in no files: put “Include /etc/ssh/sshd_config.d/*.conf” at its beginning.
server-no-systemd = There is no systemd here; packaging/cron shows the lines for cron.
server-no-mail = Left out until the morning mail is set up: sojourn digest setup.
server-child-unclear = The installed program gave no clear answer: install it again.
server-refused-hint = Nothing was changed.

## What is said

server-ask = Do all of this? [y/N]
server-nothing-to-do = All is so already. Nothing was changed.
server-done = { $n ->
    [one] { $n } step done.
   *[other] { $n } steps done.
}
server-would-do = { $n ->
    [one] { $n } step is to be done. Nothing was changed.
   *[other] { $n } steps are to be done. Nothing was changed.
}
server-reload = sshd was not reloaded. Staff can come in after: systemctl reload ssh
server-off-title = Not as it should be:
server-sound = Nothing has to be mended; { $all } things were looked at.
server-faults = { $n ->
    [one] { $n } thing of { $all } has to be mended.
   *[other] { $n } things of { $all } have to be mended.
}

## What is off

server-off-config = { $path } is missing or makes no sense.
server-off-program = Not every account can start { $path }, or others than root can change it.
server-off-sshd = sshd cannot be asked: { $said }
server-off-option = sshd: { $option } is { $is }, should be { $wanted }
server-off-keys = The key file does not hold what the office’s records say.
server-off-admins = Nobody in the office is an admin.
server-off-clock = The clock says { $today }, the newest entry of the journal { $newest }.
server-off-copy = The newest copy is { $hours } hours old.
server-off-no-copy = There is no copy yet.
server-off-network = The database lies on { $system }.
server-off-space = Only { $n } MB are free.
server-off-landlock = The kernel does not offer Landlock.
server-off-encryption = The disk under the database is not encrypted.
server-off-encryption-unknown = Whether the disk is encrypted cannot be seen from here.
server-off-ntp = The clock is not kept by the network.

## Why it matters

server-why-config = Sessions believe this file alone about where the office lies: without it nobody comes in.
server-why-account = With another shell or a home of its own, other programs would run before ours.
server-why-folder = Whoever can write there can read or replace the office’s data.
server-why-office = Without an office there is nothing to come in to.
server-why-database = Other accounts could read clients’ passports, or the office could no longer write.
server-why-sshd-drop-in = Without it a log-in is not tied to a person.
server-why-unit = Copies and the morning mail depend on it.
server-why-timer = Without it no copies are made.
server-why-program = sshd starts it for everybody; whoever can change it can read everything.
server-why-sshd = Nobody comes in, and nothing is known about who could.
server-why-sshd-option = It is a way past the program, or keeps people out.
server-why-max-startups = When all come at nine in the morning, some are turned away.
server-why-keys-file = Somebody who left may still get as far as the program, which then refuses them; somebody new does not get in.
server-why-admins = Nobody can add or remove people.
server-why-clock = Every date and level is reckoned from the clock.
server-why-copy = What was written since then would be lost with the disk.
server-why-file-system = Records get lost there.
server-why-space = A full disk stops all saving.
server-why-landlock = It is the fence that holds even if the program has a fault.
server-why-encryption = Who takes the disk away reads everything. If the provider encrypts it: --accept encryption
server-why-ntp = A clock that drifts moves deadlines.
