### Personal data as a duty: consents, requests, destruction, incidents, access.

kind-consent = consent to data processing
kind-data_request = request about data
kind-incident = incident
kind-destruction = destruction of data
field-person = Name in the consent
field-operator = Operator
field-operator_number = BIN or IIN of the operator
field-given_on = Given on
field-third_parties = Transfer to third parties
field-cross_border = Transfer across the border
field-publication = Publication in open sources
field-data_list = List of data
field-scan = Scan, or where the paper lies
field-withdrawn_on = Withdrawn on
field-withdrawn_by = Withdrawn by
field-demand = Request
field-came_by = How it came
field-answered_on = Answered on
field-answer = Answer
field-answered_by = Answered by
field-discovered_on = Discovered on
field-discovered_at = At (HH:MM)
field-key_number = Number of the key
field-responsible = Responsible for personal data
field-ministry_told_on = Ministry told on
field-people_told_on = People told on
field-why = Reason
field-order = No. of the order or request
field-proposed_on = Proposed on
field-proposed_by = Proposed by
field-rejected_on = Rejected on
field-done_on = Destroyed on
field-decided_by = Decided by
field-act = No. of the act
field-content = What was destroyed
field-blocked_on = Blocked on
field-blocked_why = Reason of the blocking
field-hold_since = To be kept since
field-hold_why = Why it must be kept
field-erased_on = Data destroyed on
agreed-yes = yes, agreed
agreed-no = no
demand-access = what is held
demand-correction = correction
demand-blocking = blocking
demand-destruction = destruction
why-retention_over = the purpose is reached, the time to keep is over
why-request = request of the person
why-withdrawn = consent withdrawn
why-order = decision of a court or authority
why-unlawful = should not have been collected
eligible-consent-ended = The consent to the processing of personal data ended on { $day }
head-consent-ended = Consent to data processing ended on { $day }
head-blocked = Data blocked on { $day }: { $why }. Nothing may be changed.
head-hold = Must be kept since { $day }: { $why }
check-order-number = A number only, no letters: it outlives the data.
check-number = A number, digits only.
client-erased = The data of { $client } were destroyed: nothing more is recorded about them.
client-blocked = The data of { $client } are blocked: nothing is recorded until that is lifted.
erase-already = The data of { $client } were destroyed on { $day } already.
erase-merged = This record was merged into { $client }: destroy the data there.
erase-hold = { $client } is under a legal hold: lift it first.
erase-not-due = { $client } is not due yet: { $why }. With another reason the data can still be proposed.
erase-kept = Mind: { $why }.
erase-proposed = Destruction of { $client } is proposed already.
erase-none = There is no destruction { $id }.
erase-two-people = Two people are needed: somebody other than who proposed it has to approve.
erase-decided = { $id } was decided already.
erase-not-done = Under { $id } nothing was destroyed, so there is no act.
erase-left-ledger = The ledger beside the database could not be written: { $reason }. Run sojourn erase finish.
erase-left-log = Somebody is reading: the log of the database still holds old pages. Run sojourn erase finish later.
kept-open-case = a case is open
kept-permit = a permit has not ended
kept-stay = a stay is under way
kept-hold = a legal hold is set
kept-request = a request of the person is not answered
kept-own-date = a date of ours lies ahead
kept-until = the time to keep is not over
erase-act-title = Act of destruction of personal data
erase-act-number = No.
erase-act-on = Destroyed on
erase-act-subject = Data of
erase-act-proposed = Proposed by
erase-act-approved = Approved by
erase-act-opening = The following data were destroyed without a way to restore them. Backups made before are overwritten in the course of their retention; when one is restored, the destruction is repeated.
erase-act-count = Records
erase-act-journal = entries of the journal, their content
erase-act-files = files of scans
erase-act-readings = lines of the log of readings, what they say
erase-act-still = Still named in (a person decides):
erase-still-named =
    { $n ->
        [one] The person is named in { $n } text of other records, which stays: decide about it.
       *[other] The person is named in { $n } texts of other records, which stay: decide about each.
    }
destruction-proposed = proposed
destruction-done = destroyed
destruction-rejected = rejected
retention-no-class = There is no class { $class }.
consent-form-title = Consent to the collection and processing of personal data
consent-form-opening = I agree that { $operator } collects and processes my personal data on the terms below. I may withdraw this consent in writing, unless the law forbids it or an obligation is not yet fulfilled.
consent-form-matter = Condition
consent-form-answer = Answer
consent-form-purpose = Purpose
consent-form-data = List of data
consent-form-term = Term
consent-form-purpose-reached = until the purpose is reached
consent-form-choose = ☐ yes   ☐ no
consent-form-data-list = name, birth date, sex, citizenship, IIN, identity documents, photograph, address and its registration, telephone, e-mail, entries and exits, visas and permits, work, study and family ties, papers of the application, offences concerning the stay
consent-form-signature = Signature of the person
consent-form-day = Date
incident-none = There is no incident { $id }.
incident-told = ministry told on { $day }
incident-late = ! tell the ministry: was due on { $day }
incident-tell-by = tell the ministry by { $day }
incident-tell = tell the ministry
incident-list-empty = No incident is recorded.
incident-nobody = The journal names nobody for that person, key and time.
incident-concerned-note = Only what the journal knows: changes, and openings that are journalled. What left by other ways is for you to find out.
counter-plain = Restricted data: { $people } people, { $records } records
counter-fine = Restricted data: { $people } people, { $records } records of { $limit }
counter-near = ! Restricted data: { $people } people, { $records } records. Above { $limit } the law is said to ask for log-in with several factors, one biometric: ask your lawyer now.
counter-over = ! Restricted data: { $people } people, { $records } records, more than { $limit }. The law is said to ask for log-in with several factors, one biometric: ask your lawyer.
privacy-unconfirmed = Terms and numbers of the law on personal data come from secondary sources: have a lawyer confirm them.
cli-erase-proposed = { $id }: destruction of { $client } proposed. Somebody else approves it: sojourn erase approve { $id }
cli-erase-rejected = { $id }: destruction of { $client } rejected
cli-erase-none = There are none.
cli-erase-none-due = Nobody is due for destruction.
cli-erase-more = There are more.
cli-erase-finished = Nothing is left to be done.
cli-privacy-kept = Recorded: { $kind } { $id }
cli-privacy-answered = { $client } { $name }: the request { $id } ({ $demand }) counts as answered on { $day }; its term no longer runs.
cli-privacy-then-nothing = Nothing more is to be done for it.
cli-privacy-then-block = If the data are to be blocked: sojourn privacy block { $client } --why "request { $id }"
cli-privacy-then-erase = If the data are to be destroyed: sojourn erase { $client } --reason request; somebody else approves.
cli-privacy-block = { $client } is blocked.
cli-privacy-unblock = { $client } is no longer blocked.
cli-privacy-hold = { $client } is under a legal hold.
cli-privacy-release = { $client } is no longer under a legal hold.
cli-subject-report = Everything held on { $client } is in { $file }. Read it before you hand it over.
access-since = Since
access-decided-by = Decided by
access-seen = Last seen
access-keys = Keys
access-inactive = no access now
export-section-access = Who can see the data
journal-propose-erase = destruction proposed
journal-reject-erase = destruction rejected
journal-block = data blocked
journal-unblock = blocking lifted
journal-hold = legal hold
journal-subject-report = report to the person
import-why-data-of-this-client-are-blocked = the data of this client are blocked: nothing of the row is taken in
privacy-title = Personal data
privacy-section-consents = Consents
privacy-section-requests = Requests
privacy-section-destruction = Destruction
privacy-section-incidents = Incidents
privacy-consent-missing = no consent recorded
privacy-consent-ends = ends { $day }
privacy-consent-withdrawn = withdrawn { $day }
privacy-consent-ended = ended { $day }
privacy-request-open = not answered
privacy-request-answered = answered { $day }
privacy-due-since = due since { $day }
privacy-nothing = Nothing stands here.
privacy-how-consents = No consent of a client is missing, and none ends soon. A consent is entered on the client’s page: +.
privacy-how-requests = A request of a person about their data is entered on the client’s page: +. The term for the answer then stands here.
privacy-how-destruction = Nobody is due. To propose it for one client: sojourn erase C-000012 --reason … Somebody else approves.
privacy-how-incidents = No incident is recorded. + records one.
privacy-what = What
privacy-state = State
command-privacy = Open the page about personal data: consents, requests, destruction, incidents
hint-privacy = personal data
privacy-title-of = Personal data of the client
command-privacy-office = The page about personal data of the whole office, and back
hint-privacy-office = client / office
privacy-person-due = data due for destruction since { $day }
privacy-person-kept = data are kept:
doctor-records = Records of restricted data
erase-left-files =
    { $n ->
        [one] { $n } file of a scan could not be removed. Run sojourn erase finish.
       *[other] { $n } files of scans could not be removed. Run sojourn erase finish.
    }
retention-years =
    { $most ->
        [one] At most { $most } year.
       *[other] At most { $most } years.
    }
retention-kept-for =
    { $years ->
        [one] { $years } year after the purpose is reached
       *[other] { $years } years after the purpose is reached
    }
cli-erase-done =
    { $records ->
        [one] { $client }: { $records } record destroyed, act { $act }. Print it: sojourn erase act { $id } --format html
       *[other] { $client }: { $records } records destroyed, act { $act }. Print it: sojourn erase act { $id } --format html
    }
privacy-count-missing =
    { $n ->
        [one] { $n } client without consent
       *[other] { $n } clients without consent
    }
privacy-count-ending =
    { $n ->
        [one] { $n } consent ends within 60 days or has ended
       *[other] { $n } consents end within 60 days or have ended
    }
privacy-count-requests =
    { $n ->
        [one] { $n } request not answered
       *[other] { $n } requests not answered
    }
privacy-count-due =
    { $n ->
        [one] { $n } client due for destruction
       *[other] { $n } clients due for destruction
    }
privacy-count-incidents =
    { $n ->
        [one] { $n } incident open
       *[other] { $n } incidents open
    }
incident-notice-ministry =
    Notice of a breach of the safety of personal data (draft, to be read by a lawyer)
    Operator: { $operator }
    Address: { $address }
    Discovered: { $day }, { $time }
    What happened: { $title }
    What is known, and what was done: { $text }
    People concerned, as far as is known: { $concerned }
    Responsible for personal data: { $responsible }
incident-notice-people =
    Notice to the people concerned (draft, to be read by a lawyer)
    { $operator } ({ $address }) informs you that on { $day }, { $time }, a breach of the safety of personal data was discovered: { $title }.
    { $text }
    Your data may be among those of { $concerned } people.
    Questions are answered by: { $responsible }
about-privacy-title = Personal data as a duty: consents that are missing or end, requests and until when they are to be answered, clients whose data are due for destruction, incidents. What the law asks here is not confirmed: have a lawyer look at it.
