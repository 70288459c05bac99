### Calendar feeds: what a calendar program shows.

feed-name = Sojourn: deadlines
feed-name-of = Sojourn: { $of }
feed-summary = { $client }: { $title }
feed-summary-until = { $client }: { $title } (until { $day })
feed-last-day = Last lawful day: { $day }
feed-last-day-plain = Last day: { $day }
feed-stricter = By the stricter reading: { $day }
feed-safe-day = Safe day: { $day }
feed-look-again = Put off; look again on { $day }
feed-case = Case { $case }
feed-owner = Officer: { $owner }
feed-done = Done.
feed-gone = This deadline no longer exists.
feed-no-case = There is no case with the reference { $case }.
feed-file-taken = { $file } is something else than a calendar. Nothing was overwritten.
feed-file-failed = { $file } could not be written.
feed-nothing-of-mine = You have no deadlines or appointments in this time. Everybody's: sojourn feed --all
feed-written = { $n ->
    [one] { $file }: { $n } event
   *[other] { $file }: { $n } events
}
