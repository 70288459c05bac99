### Letters to clients and their contacts: phrases inside them, the popup, the list of silence, the editor of wordings.

## Phrases that templates are given

letter-greeting = Hello { $name },
letter-greeting-nobody = Hello,
letter-about = This is about { $name }.
letter-need = { $n ->
    [0] We have all the papers for case { $case }, thank you.
    [one] For case { $case } we still need { $n } paper:
   *[other] For case { $case } we still need { $n } papers:
  }
letter-again = { $title } (please send it again: the one we have cannot be used)
letter-soon = as soon as you can
letter-by = by { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }, { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
letter-day = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }, { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
letter-what-stay = The visa-free stay in Kazakhstan is coming to its end.
letter-what-permit = The permit to stay in Kazakhstan is coming to its end.
letter-what-passport = The passport expires soon.
letter-what-paper = A document expires soon: { $title }.
letter-what-other = A date is coming up: { $title }.
letter-what-late = We need to speak with you urgently.
letter-sample-paper = Medical insurance

## Faults of a template

letter-fault-syntax = Line { $line }: this is not a complete template command: “{ $text }”.
letter-fault-name = Line { $line }: there is no such name: “{ $text }”.
letter-fault-word = Line { $line }: this filter or function is not available: “{ $text }”.
letter-fault-too-long = Line { $line }: the letter becomes too long here: “{ $text }”.
letter-fault-empty = The letter comes out empty (line { $line }: “{ $text }”).
letter-fault-other = Line { $line }: this cannot be worked out: “{ $text }”.

## Numbers and addresses

phone-empty = There is no telephone number.
phone-words = “{ $number }”: leave only the number in this field, without words.
phone-two = “{ $number }”: this looks like two numbers. Leave one.
phone-short = “{ $number }”: the number is too short.
phone-seven = “{ $number }”: a number of Kazakhstan or Russia has ten digits after +7 (or 8).
phone-plus-eight = “{ $number }”: is it +7 or 8? Write it as +7…
phone-no-country = “{ $number }”: the country is not clear. Write it with + and the country code.
letter-mail-unclear = “{ $address }” is not a mail address.
letter-no-address = No number or address is recorded. The letter can be copied, and a contact added on the client's page.

## What to write about

letter-for-title = Letter about { $name }: on what?
letter-for-papers = { $n ->
    [one] Request { $n } missing paper · { $case }
   *[other] Request { $n } missing papers · { $case }
  }
letter-for-date = Date { $day }: { $title }
letter-for-appointment = Appointment { $day } { $time }: { $title }
letter-nothing = There is nothing to write about: no paper is missing, no date or appointment is ahead.
letter-no-papers = No paper of case { $case } is missing from anybody outside the office.
letter-no-date = There is no open date of this kind.
letter-no-appointment = There is no appointment ahead.
letter-no-contact = No contact is called “{ $name }”. There are: { $known }.
letter-language-unknown = “{ $text }” is not a language code such as ru, kk, en or uz.
letter-no-answer-expected = Nobody has been asked, so there is no answer to note.
letter-day-past = The day to answer by must lie after today.
letter-day-unsafe = The day to answer by must lie before { $day }.
letter-no-wording = There is no such wording of your own.

## The popup

command-letter = Writes to the client or contact: missing papers, a date, an appointment
hint-letter = letter
letter-title = Letter to { $name }
letter-to = To
letter-language = Language
letter-answer-by = Answer by
letter-soon-plain = as soon as possible
letter-link = Link
letter-link-whole = The whole link:
letter-asked = { $times ->
    [one] asked once
   *[other] asked { $times } times
  }, last { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
  }
letter-asked-never = not asked yet
letter-answered = answered on { $day }
letter-fell-back = There is no wording in this language ({ $language }) yet: this is { $used }.
letter-hint-sent = sent
letter-hint-copy = copy
letter-hint-link = copy link
letter-hint-file = file
letter-hint-plain = plain text
letter-hint-language = language
letter-hint-contact = to whom
letter-hint-day = day
letter-hint-edit = wording
letter-hint-reply = answer
letter-hint-back = back
letter-contact-title = To whom?
letter-language-title = In which language?
letter-day-title = Answer by
letter-day-question = A day after today and before the deadline's safe day. Empty: as soon as possible.
letter-reply-title = Answer of { $name }
letter-reply-question = What was answered? It ends the silence.
letter-copied = Handed to the terminal's clipboard. If it does not arrive there, select the text in the plain view (p).
letter-link-copied = The link was handed to the terminal's clipboard. If it does not arrive there, select it in the plain view (p).
letter-too-long-to-copy = Too long for the terminal's clipboard: use the plain view (p).
letter-filed = Saved as { $file } in the folder the program was started in.
letter-file-failed = The file could not be written: { $reason }
letter-sent = Letter to { $name } recorded as sent.
letter-sent-papers = { $n ->
    [one] Letter to { $name } recorded as sent; { $n } paper requested.
   *[other] Letter to { $name } recorded as sent; { $n } papers requested.
  }
letter-reply-saved = Answer noted.

## The editor of wordings

letter-editor-title = Wording: { $purpose } · { $language }
letter-editor-own = your own
letter-editor-built-in = built in
letter-editor-names = Names:
letter-editor-preview = Preview
letter-editor-reset = built-in wording
letter-editor-reset-ask = Put the built-in wording back? Your own wording of this letter goes (undo brings it back).
letter-editor-saved = Wording saved.
letter-editor-put-back = The built-in wording is back.
letter-editor-restored = Here is the text you left half-way. F2 saves it; Esc, then y, throws it away.
letter-editor-leave = Leave without saving the wording?
letter-hint-discard = leave

## Records

kind-template = wording of a letter
kind-message = letter
field-purpose = About
field-body = Wording
field-to_name = To
field-papers = Papers
field-matter = Deadline
field-sent_on = Sent on
field-text = Text
field-replied_on = Answered on
field-reply = Answer
purpose-missing_papers = missing papers
purpose-date = a date
purpose-appointment = an appointment
journal-letter = letter sent
journal-reply = answer noted
journal-wording = wording of a letter changed

## Command line

cli-letter-silent-none = Nobody is silent.
cli-letter-silent = { $days ->
    [0] silent since today
    [one] silent for { $days } day
   *[other] silent for { $days } days
  }
cli-letter-unreadable = { $path } cannot be read: { $reason }
letter-several-cases = Papers are missing in several cases: { $cases }.
letter-several-cases-hint = Give the reference of one of them.
letter-what-far = A reminder of this date: { $title }.
letter-no-case = No open case of this client misses papers from anybody outside the office.
