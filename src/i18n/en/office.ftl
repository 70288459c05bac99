### Settings: mine, the office's, letters, the way to the rules.

office-section-mine = For me
office-section-office = The office
office-section-letters = Letters
office-language = Language
office-language-about = The language of your screens; letters go out in the language of whoever gets them.
office-look = Look
office-look-about = High contrast for bright rooms and tired eyes; without colour everything is still said by signs and words.
office-look-default = usual colours
office-look-contrast = high contrast
office-look-light = for a light background
office-look-monochrome = without colour
office-zone = Time zone
office-zone-about = Dates are the office's civil dates: one time for all of Kazakhstan, UTC+5, since 1 March 2024. It cannot be changed.
office-levels = Levels of deadlines
office-levels-about = How many days before its day a deadline counts as critical, and as soon, for everybody: in the lists, the review and what other programs read.
office-levels-value = critical up to { $critical } d., soon up to { $soon } d.
office-review = Daily review
office-review-about = By which hour reviews are to be signed off, and how many working days before its warn day a binding item that nobody has seen stands in the deputy's and then in the supervisors' review too.
office-review-value = by { $hour }; deputy { $deputy }, supervisors { $supervisor } working days before
office-wordings = Wording of letters
office-wordings-about = Letters are worded where they are written: open a client or a case, press l, then change the wording with preview. The office's own wordings:
office-wordings-value =
    { $n ->
        [0] as built in
        [one] { $n } wording of our own
       *[other] { $n } wordings of our own
    }
office-data = Personal data
office-data-about = How many records of restricted data there are: people, documents, contacts. Enter opens the page about personal data.
office-data-plain = { $people } people, { $records } records
office-data-fine = { $people } people, { $records } records of { $limit }
office-data-near = ! { $people } people, { $records } records of { $limit }
office-rules = Rules
office-rules-about = Every rule with its certainty and source; supervisors confirm here what the practice vouches for.
office-saved = Settled for the office; u takes it back.
office-saved-mine = Saved for you, on every terminal.
office-not-a-number = “{ $typed }” is not a number of days.
office-now = It is { $time } in the office ({ $zone }).
office-thresholds-order = Critical must be fewer days than soon, and soon at most { $most }.
field-critical = Critical, days before
field-soon = Soon, days before
field-sign_off_by = Sign-off by
field-climb_deputy = Deputy, working days before
field-climb_supervisor = Supervisors, working days before
