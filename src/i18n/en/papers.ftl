# The papers of a case, the plan back from the last lawful day, who may apply, and the check before filing.

need-needed = needed
need-check = check
need-satisfied = given
need-optional = helpful
need-not_needed = not needed

## What is wrong with it

fault-missing = not here
fault-requested = requested, not here
fault-rejected = not accepted
fault-expired = expires before filing
fault-too_old = too old on the filing day
fault-not_translated = no translation
fault-not_notarised = not notarised
fault-not_named = which paper it is was not said
fault-fact_missing = counts only with a fact that is not recorded
fault-not_verified = not verified
fault-original_not_shown = original not shown

## Facts that decide about a paper

circumstance-represented = somebody files for the client
circumstance-employer_changed = the former employer’s permit was not cancelled
circumstance-own_dwelling = own dwelling
circumstance-electronic_consent = the owner signs electronically
circumstance-dormitory = dormitory
circumstance-hotel = hotel or sanatorium
circumstance-passport_on_file = passport on file
circumstance-code_on_file = RCA on file
circumstance-iin_on_file = IIN on file
circumstance-contract_in_esutd = contract in ESUTD
paper-by-earlier-case = the paper of an earlier case serves again

## Backward plan

plan-title = Plan, from the last lawful day back
plan-paper-order =
    { $n ->
        [one] order by { $day }, takes { $n } working day
       *[other] order by { $day }, takes { $n } working days
    }
plan-paper-requested =
    { $n ->
        [one] requested on { $on }, takes { $n } working day
       *[other] requested on { $on }, takes { $n } working days
    }
plan-paper-requested-undated =
    { $n ->
        [one] requested, takes { $n } working day
       *[other] requested, takes { $n } working days
    }
plan-file = file by { $day }
plan-filed = filed on { $day }
plan-decision =
    { $n ->
        [one] decision: { $n } working day, from { $day }
       *[other] decision: { $n } working days, from { $day }
    }
plan-refiling =
    { $n ->
        [one] one re-filing: { $n } working day, from { $day }
       *[other] one re-filing: { $n } working days, from { $day }
    }
plan-granted = granted by { $day }, the last lawful day
plan-granted-term = granted by { $day }, the last day of the term since the ground broke off ({ $rule })
plan-granted-stricter = granted by { $day }, the last lawful day; by a stricter reading by { $stricter }
plan-short =
    { $n ->
        [one] { $n } working day short
       *[other] { $n } working days short
    }
plan-makes-it = The case makes it: granted by { $day }
plan-makes-it-unless-sent-back =
    { $n ->
        [one] The case makes it only if nothing is sent back: { $n } working day short of { $day }
       *[other] The case makes it only if nothing is sent back: { $n } working days short of { $day }
    }
plan-will-not-make-it =
    { $n ->
        [one] The case will not make it: { $n } working day short of { $day }
       *[other] The case will not make it: { $n } working days short of { $day }
    }

## Who may apply

eligible-title = Who may apply
eligible-citizenship-unknown = The citizenship is not known: whether a TRP is open to the client cannot be said
eligible-home-passport = Entered on a passport of Kazakhstan: a citizen needs no TRP and gets none
eligible-stateless = A stateless person: the agreements of the seven states do not cover this; ask the migration police whether a TRP, a visa or a residence permit applies
eligible-citizenship-other = { $country } is not one of the states whose citizens may get a TRP: a visa, or a residence permit, applies
eligible-born-unknown = The birth date is not known: whether the client is old enough for a TRP cannot be said
eligible-child = Under { $age } no TRP is needed: the visa-free date is soft and follows the parent’s permit; confirm, and enter the parent
eligible-child-follows = Under { $age } no TRP is needed: the visa-free date is soft and follows the parent’s permit, until { $day }; confirm
eligible-no-ground = The case has no ground: a TRP is given on one of six
eligible-no-sponsor = No sponsor: for the ground “{ $ground }” the law asks for one, “{ $kind }”
eligible-sponsor-kind = { $sponsor } is of another kind: for the ground “{ $ground }” the law asks for “{ $kind }”
eligible-no-consent = No consent to the processing of personal data is recorded
eligible-consent-withdrawn = The consent to the processing of personal data was withdrawn on { $day }

## Check before filing

pre-title = Check before filing
pre-clear = Nothing stands against filing
gravity-error = error
gravity-warning = warning
gravity-note = note
precheck-applicant = applicant
precheck-consistent = papers against one another
precheck-papers = papers
precheck-court = court decisions
precheck-consent = consent
precheck-presence = presence
precheck-residence = residence
precheck-passport = passport
precheck-permit = valid permit
precheck-sponsor = sponsor
pre-applicant-do = Find out and correct it before filing
pre-paper-missing = The paper is not here
pre-paper-missing-do = Order it
pre-paper-requested = The paper was requested and is not here
pre-paper-requested-do = Ask for it again
pre-paper-rejected = The paper was not accepted
pre-paper-rejected-do = Get another one
pre-paper-expired = The paper is valid until { $until } only
pre-paper-expired-do = Get a new one
pre-paper-too-old = The paper is older than it may be
pre-paper-too-old-do = Get a fresh one
pre-paper-not-translated = The paper is in a foreign language, without a translation
pre-paper-not-translated-do = Order a notarised translation into Kazakh or Russian
pre-paper-not-notarised = No notary has certified the paper or its translation
pre-paper-not-notarised-do = Have it certified, or record that it is
pre-paper-not-named = It was not said which of the possible papers it is
pre-paper-not-named-do = Name the kind of paper
pre-paper-lacks = The paper counts only together with: { $fact }
pre-paper-fact-missing-do = Find out and record the fact
pre-paper-not-verified = Nobody has verified the paper
pre-paper-not-verified-do = Compare it and mark it verified
pre-paper-original = The original has to be shown
pre-paper-original-do = Have the client bring the original
pre-paper-check = Whether the paper is needed is not settled
pre-paper-check-do = Ask the migration police, and record the answer
pre-name-form = The form says “{ $form }”, the identity document “{ $document }”
pre-name-form-do = Write the name as in the document used now
pre-name-paper = The paper says “{ $paper }”, the client is “{ $client }”
pre-name-former = The paper is in a former name: “{ $paper }”
pre-name-former-do = Attach the proof of the change of name
pre-mrz-unreadable = The machine-readable zone of { $number } cannot be read
pre-mrz-digits = A check digit in the machine-readable zone of { $number } does not fit
pre-mrz-unreadable-do = Read the zone again from the original
pre-mrz-number = The document says number { $document }, its machine-readable zone { $mrz }
pre-mrz-expiry = The document is entered until { $document }, its machine-readable zone says { $mrz }
pre-mrz-name = The document says “{ $document }”, its machine-readable zone “{ $mrz }”
pre-born = The form says born on { $form }, the paper { $paper }
pre-compare-do = Compare with the original and correct whichever is wrong
pre-passport-paper = The paper names passport { $number }, which is not among the client’s
pre-passport-old = The paper names the old passport { $number }
pre-passport-old-do = Have the paper renewed for the new passport
pre-court-unanswered = No answer about court decisions is recorded
pre-court-old = The answer about court decisions is of { $day }, from before the case
pre-court-ask-do = Ask the client, and record the answer with its day
pre-court-deprived = A court decision in force takes the right away
pre-court-expulsion = The decision of { $day } under article { $article } orders the client out or keeps them out
pre-court-do = Put it before the supervisor: do not file
pre-consent-do = Get the consent in writing and record its day
pre-presence-none = By the records the client is not in the country on { $day }
pre-presence-said-abroad = The client is said to be abroad on { $day }, though a stay is open
pre-presence-do = File only while the client is in the country: enter the crossing
pre-term-ended = The term since the ground broke off ended on { $day } ({ $rule })
pre-term-no-decision = The usual time for a decision reaches beyond the term since the ground broke off, { $day } ({ $rule })
pre-term-no-refiling = No time is left for a second filing before the term since the ground broke off ends on { $day } ({ $rule })
pre-cover-ended = Lawful stay ended on { $day }
pre-cover-stricter = By a stricter reading lawful stay ended on { $day }
pre-cover-no-decision = The usual time for a decision reaches beyond the last lawful day, { $day }
pre-cover-no-refiling = No time is left for a second filing before the last lawful day, { $day }
pre-cover-do = Tell the supervisor · plan the departure beside the filing
pre-residence-none = No present address is recorded
pre-residence-later = The client lives at the address only later
pre-residence-no-code = The present address has no registration code
pre-residence-consent-ended = The owner’s consent to the address has ended
pre-residence-refused = The registration at the address was refused
pre-residence-do = Make sure where the client lives, and enter address, code and consent
pre-passport-none = No passport with an expiry is on file
pre-passport-ended = The passport ended on { $day }
pre-passport-short =
    { $n ->
        [one] The passport ends on { $day }, less than { $n } day after filing (asked for elsewhere, for a TRP unverified)
       *[other] The passport ends on { $day }, less than { $n } days after filing (asked for elsewhere, for a TRP unverified)
    }
pre-passport-do = Enter the new passport, or have one made: a permit does not outlast it
pre-permit-too-early = The permit is valid until { $day }, more than a month: an extension is refused
pre-permit-too-early-do = File when less than a month is left
pre-permit-stands = A permit is valid until { $day }: while it stands a new one is refused
pre-permit-stands-do = Have it cancelled, or file the cancellation with the application
pre-permit-cancelled = The permit until { $day } is being cancelled
pre-permit-cancelled-do = Make sure that the cancellation arrives first
pre-sponsor-do = Enter the sponsor that the ground asks for
pre-signature-ended = The electronic signature of { $sponsor } ended on { $day }: nothing can be filed online
pre-signature-unknown = It is not known how long the electronic signature of { $sponsor } lasts
pre-signature-do = Ask the sponsor to renew the signature, or file on paper
