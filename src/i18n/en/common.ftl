### Words that every room uses: values of closed lists, names of records and fields, dates.

## Dates. "month-of-N" stands after a day.

long-day = { $day } { $month } { $year }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-of-1 = January
month-of-2 = February
month-of-3 = March
month-of-4 = April
month-of-5 = May
month-of-6 = June
month-of-7 = July
month-of-8 = August
month-of-9 = September
month-of-10 = October
month-of-11 = November
month-of-12 = December

## Short words

yes = yes
no = no
not-known = not known
nobody = nobody
check-mark = check
days-count = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
days-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
}
people-count = { $n ->
    [one] { $n } client
   *[other] { $n } clients
}

## Languages

lang-en = English
lang-ru = Russian
lang-kk = Kazakh

## Grounds

ground-employment = employment
ground-education = education
ground-family = family
ground-business = business
ground-missionary = missionary activity
ground-medical = medical treatment

## Presence and persons

presence-in_country = in Kazakhstan
presence-abroad = abroad
presence-unknown = not known
sex-m = male
sex-f = female
contact-role-self = in person
contact-role-hr = HR department
contact-role-parent = parent
contact-role-other = other
channel-whatsapp = WhatsApp
channel-mail = e-mail
channel-phone = telephone

## Identity documents, stays

identity-kind-passport = passport
identity-kind-id_card = ID card
identity-kind-internal_passport = internal passport
identity-kind-birth_certificate = birth certificate
identity-kind-other = other document
evidence-stamp = stamp
evidence-police_print = police print-out
evidence-ticket = ticket
evidence-client_word = the client's word
evidence-sheet = taken from a sheet

## Sponsors, bases, permits

sponsor-kind-employer = employer
sponsor-kind-relative = relative
sponsor-kind-school = school or university
sponsor-kind-clinic = clinic
sponsor-kind-religious_body = religious body
sponsor-kind-akimat = akimat
sponsor-kind-other = other
basis-end-dismissal = dismissal
basis-end-divorce_or_death = divorce or death
basis-end-expulsion = expulsion from studies
basis-end-treatment_over = end of treatment
basis-end-company_closed = company closed
basis-end-mission_over = end of mission
permit-kind-trp = TRP
permit-kind-visa = visa
permit-kind-residence_permit = permanent residence permit
permit-kind-exit_document = exit document
permit-end-cancelled = cancelled
permit-end-shortened = shortened
permit-end-replaced = replaced

## Cases, papers, filings

case-kind-first_trp = first TRP
case-kind-extension = extension
case-kind-reissue = re-issue
case-kind-address = change of address
case-kind-cancellation = cancellation
case-kind-iin = IIN
case-kind-appeal = appeal
case-kind-other = other
stage-intake = intake
stage-collecting = collecting
stage-ready = ready
stage-filed = filed
stage-granted = granted
stage-refused = refused
stage-withdrawn = withdrawn
stage-closed = closed
paid-none = not paid
paid-part = paid in part
paid-full = paid
state-missing = missing
state-requested = requested
state-received = received
state-verified = verified
state-rejected = rejected
state-not_needed = not needed
original-shown = shown
original-held = held by us
original-returned = returned
outcome-pending = awaiting decision
outcome-accepted = accepted
outcome-not_accepted = refused at the counter
outcome-returned = returned for correction
outcome-granted = granted
outcome-refused = refused
filing-channel-police = migration police
filing-channel-centre = public service centre
filing-channel-online = online

## Staff and what they do

role-none = no rights
role-viewer = viewer
role-officer = officer
role-supervisor = supervisor
role-admin = administrator
action-kind-done = done
action-kind-snoozed = snoozed
action-kind-handled = handled
action-kind-open = not done

## Deadlines

class-stay = stay
class-status = status
class-act = act
class-own = own date
severity-hard = binding
severity-soft = reminder
confidence-sure = sure
confidence-likely = likely
confidence-unverified = unverified
level-breach = breach
level-overdue = overdue
level-today = today
level-critical = critical
level-soon = soon
level-later = later
level-unknown = not known
deadline-state-open = open
deadline-state-snoozed = snoozed
deadline-state-handled = handled
deadline-state-done = done
deadline-state-unknown = not known
step-trigger = from
step-offset = count
step-window = window
step-cap = limit
step-skip = days off
step-roll = working day
step-reading = other reading

## Records

kind-staff = member of staff
kind-sponsor = sponsor
kind-client = client
kind-contact = contact
kind-identity_document = identity document
kind-stay = stay
kind-residence = residence
kind-basis = basis
kind-case_file = case
kind-permit = permit
kind-case_document = document
kind-filing = filing
kind-own_date = own date
kind-action = note on a deadline

## Fields

field-absent_from = Absent from
field-absent_until = Absent until
field-active = Works here
field-actual_end = Ended in fact on
field-address = Address
field-application_number = Application number
field-at_time = Time
field-basis = Basis
field-bin = BIN
field-born = Date of birth
field-by = By
field-case = Case
field-channel = Channel
field-citizenship = Citizenship
field-client = Client
field-closed_on = Closed on
field-consent_given_on = Data consent given on
field-consent_withdrawn_on = Data consent withdrawn on
field-created_on = Recorded on
field-deputy = Deputy
field-document = Identity document
field-email = E-mail
field-end_reason = Why it ended
field-ended_on = Ended on
field-entry = Entry
field-entry_evidence = Entry known from
field-exit = Exit
field-exit_evidence = Exit known from
field-expires = Valid until
field-filed_by = Filed by
field-filed_on = Filed on
field-for_day = For the date
field-former_names = Former names
field-ground = Ground
field-host_notified_on = Host notice given on
field-iin = IIN
field-issued = Issued on
field-issuing_state = Issuing state
field-kind = Kind
field-language = Language
field-login = Login
field-mrz = Machine-readable zone
field-name = Name
field-staff_name = Name
field-name_cyrillic = Name (Cyrillic)
field-name_latin = Name (Latin)
field-notarised = Notarised
field-note = Note
field-number = Number
field-office = Office
field-on_day = Day
field-opened_on = Opened on
field-original = Original
field-outcome = Outcome
field-outcome_on = Outcome on
field-owner = Officer
field-owner_consent_until = Owner's consent until
field-owner_name = Owner of the dwelling
field-paid = Payment
field-paper = Paper
field-payer = Payer
field-permit = Permit
field-phone = Telephone
field-place = Place
field-predecessor = Previous permit
field-presence = Presence
field-presence_confirmed_on = Presence confirmed on
field-proof = Proof
field-reason = Reason
field-received_on = Received on
field-reference = Reference
field-registered_on = Registered on
field-rejected_reason = Why it was rejected
field-requested_on = Requested on
field-requirement = Document
field-rka = Address code (RCA)
field-role = Role
field-rule = Rule
field-severity = Weight
field-sex = Sex
field-signature_expires = E-signature valid until
field-since = From
field-sponsor = Sponsor
field-stage = Stage
field-state = State
field-subject = Subject
field-title = Title
field-translated = Translated
field-until = Until
field-until_day = Look again on
field-valid_from = Valid from
field-valid_until = Valid until
field-verified_on = Verified on

#  what the whole procedure asks of records
kind-offence = offence decision
field-main_applicant = Main applicant
field-died_on = Died on
field-court_answer = Court decisions
field-court_answered_on = Court answer given on
field-dwelling = Lives there by
field-registration = Registration
field-registration_note = About the registration
field-esutd_on = Entered in ESUTD on
field-esutd_end_on = End entered in ESUTD on
field-represented = By power of attorney
field-name_checked = Name compared
field-passport_checked = Passport compared
field-iin_checked = IIN compared
field-address_checked = Address compared
field-term_checked = Term compared
field-handed_over_on = Handed over on
field-sponsor_informed_on = Sponsor informed on
field-alternative = Which paper
field-issued_on = Issued on
field-name_in_paper = Name in the paper
field-born_in_paper = Birth date in the paper
field-passport_in_paper = Passport number in the paper
field-refusal_ground = Ground of refusal
field-with_cancellation = Cancellation filed with it
field-despite = Filed despite
field-allowed_by = Allowed by
field-article = Article
field-decided_on = Decided on
field-decision = Decision no.
field-amount = Fine, tenge
field-paid_on = Paid on
field-appealed_on = Appealed on
field-appeal_outcome = Outcome of the appeal
field-expulsion = Expulsion
field-banned_until = Entry ban until
court_answer-none = none in force
court_answer-deprived = right taken away
dwelling-own = own dwelling
dwelling-consent = owner's notarised consent
dwelling-electronic_consent = owner's electronic consent
dwelling-dormitory = dormitory
dwelling-hotel = hotel or sanatorium
registration-draft = draft
registration-host_pending = waiting for the host
registration-registered = registered
registration-refused = refused
refusal_ground-inaccurate = papers or data not true
refusal_ground-not_compliant = does not meet the rules
refusal_ground-court = court decision in force
refusal_ground-no_consent = no consent to data access
refusal_ground-other = another reason
appeal_outcome-pending = not decided
appeal_outcome-upheld = decision stands
appeal_outcome-set_aside = set aside
