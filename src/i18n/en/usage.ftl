### What is wrong with a command line, what to do, and the headings of help texts.

usage-no-option = There is no option “{ $option }” here.
usage-no-command = There is no command “{ $command }”.
usage-too-much = “{ $option }” is too much here.
usage-no-value = { $option } needs a value.
usage-bad-value = “{ $value }” does not fit { $option }.
usage-number-of-values = { $option } got too few or too many values.
usage-so-many = It takes { $n }.
usage-equals = { $option } is written with “=” before its value.
usage-missing = Still needed: { $option }
usage-incomplete = The command is not complete.
usage-twice = { $option } is given twice.
usage-conflict = { $option } does not go together with { $others }.
usage-no-text = The command line holds bytes that are no text.
usage-not-understood = The command line cannot be understood.

usage-one-of = It can be: { $values }.
usage-like = A number such as { $example } is meant.
usage-range = It goes from { $from } to { $until }.
usage-day = Write a date as YYYY-MM-DD.
usage-no-day = There is no such day.
usage-day-or-word = Write a date as YYYY-MM-DD, or today, tomorrow, yesterday.
usage-year = Write a year from 1900 to 2100, such as 2026.
usage-days-ahead = Write how many days to look ahead, from 0 to 36500, such as 7.
usage-range-of-days = Write days as FROM..TO, or FROM.. while there is no end.
usage-turned-round = The last day lies before the first.
usage-closed-range = A permit has a last day: FROM..TO.
usage-days = Write a number of days such as +3 or -3.
usage-too-far = That is too far away.

usage-similar = Did you mean { $word }?
usage-how = Usage: { $usage }
usage-help = More: { $command }

usage-heading-usage = Usage
usage-heading-commands = Commands
usage-heading-arguments = Arguments
usage-heading-options = Options
usage-heading-globals = Global options
usage-heading-example = Example
usage-heading-examples = Examples
usage-heading-values = Possible values
usage-word-options = [OPTIONS]
usage-word-command = <COMMAND>
usage-word-maybe-command = [COMMAND]
usage-default = [default: { $value }]
usage-values = [possible values: { $values }]
usage-print-help = Print help
usage-print-help-more = Print help (more with --help)
usage-print-help-less = Print help (a summary with -h)
usage-print-version = Print version
