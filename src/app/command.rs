//! The one command table: every command is declared here once, and dispatch, hint line, help, palette, the key table
//! of the manual and the permission check all read it.
//!
//! A command belongs to [`Place`]s. In each of them its keys act; in the places under `also` it can be called from the
//! palette only. No two commands of one place share a key (tested). Texts are `command-<name>` (one sentence, help and
//! palette) and `hint-<name>` (one or two words for the hint line) in the catalogues.
//!
//! A command with `go` can also be reached by two keys: the one of [`Command::Go`], then its own. A new place for people
//! to go to needs no more than that letter.
//!
//! To add a command: one entry below, both texts in three languages, and an arm in the `update` of the screens of its
//! places; `Screen::can` says when it is possible there.

use super::keys::{Code, Key};
use crate::domain::staff::Role;
use crate::i18n::Catalogue;

/// Where in the program a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The daily review's list.
    Today,
    /// Acts from before the record about which nothing is known.
    BlindSpots,
    /// The list of clients.
    Clients,
    /// The list of cases.
    Cases,
    /// The list of papers of all cases.
    Documents,
    /// The list of all open deadlines.
    Deadlines,
    /// One client.
    Client,
    /// One case.
    Case,
    /// One sponsor with all its people.
    Sponsor,
    /// The list of sponsors.
    Sponsors,
    /// Originals that we hold.
    Originals,
    /// Consents, requests, destruction, incidents.
    Privacy,
    /// A month of days.
    Calendar,
    /// What lies on one day.
    Day,
    /// Charts, and the tables behind them.
    Reports,
    /// Everything that anybody changed.
    Journal,
    /// What I chose, and what the office settled.
    Settings,
    /// The rules, and who vouches for them.
    Rules,
    /// My daily review, one item at a time.
    Review,
    /// A sheet that is about to be taken in.
    Import,
    /// The page of an empty database.
    FirstStart,
}

impl Place {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Today,
        Self::BlindSpots,
        Self::Clients,
        Self::Cases,
        Self::Documents,
        Self::Deadlines,
        Self::Client,
        Self::Case,
        Self::Sponsor,
        Self::Sponsors,
        Self::Originals,
        Self::Privacy,
        Self::Calendar,
        Self::Day,
        Self::Reports,
        Self::Journal,
        Self::Settings,
        Self::Rules,
        Self::Review,
        Self::Import,
        Self::FirstStart,
    ];

    /// The message with what people call it.
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Today => "tab-today",
            Self::BlindSpots => "blind-title",
            Self::Clients => "tab-clients",
            Self::Cases => "tab-cases",
            Self::Documents => "tab-documents",
            Self::Deadlines => "deadlines-title",
            Self::Client => "place-client",
            Self::Case => "place-case",
            Self::Sponsor => "place-sponsor",
            Self::Sponsors => "sponsors-title",
            Self::Originals => "originals-title",
            Self::Privacy => "privacy-title",
            Self::Calendar => "tab-calendar",
            Self::Day => "calendar-place-day",
            Self::Reports => "tab-reports",
            Self::Journal => "tab-journal",
            Self::Settings => "tab-settings",
            Self::Rules => "settings-title",
            Self::Review => "review-place",
            Self::Import => "place-import",
            Self::FirstStart => "start-title",
        }
    }
}

use Place::{BlindSpots, Case, Cases, Client, Clients, Deadlines, Documents, FirstStart, Review, Settings, Today};
use Place::{Calendar, Day, Import, Journal, Originals, Privacy, Reports, Rules, Sponsor, Sponsors};

const EVERYWHERE: &[Place] = Place::ALL;
const TABBED: &[Place] = &[
    Today, BlindSpots, Clients, Cases, Documents, Deadlines, Calendar, Day, Reports, Journal, Settings, Rules,
    FirstStart,
];
const WORKED: &[Place] = &[
    Today, BlindSpots, Clients, Cases, Documents, Deadlines, Client, Case, Sponsor, Sponsors, Originals, Privacy,
    Calendar, Day, Reports, Settings, Rules, Review, Import,
];
const SCROLLED: &[Place] = &[
    Today, BlindSpots, Clients, Cases, Documents, Deadlines, Client, Case, Sponsor, Sponsors, Originals, Privacy,
    Calendar, Day, Reports, Journal, Settings, Rules, Review, Import,
];
/// Long lists with filter, order, columns, views and marks.
const LISTS: &[Place] = &[Clients, Cases, Documents, Deadlines];
/// Where many rows may be marked.
const MARKED: &[Place] = &[BlindSpots, Case, Clients, Cases, Documents, Deadlines];
const RECORDS: &[Place] = &[Client, Case, Sponsor, Originals, Privacy, Import];
const NOWHERE: &[Place] = &[];

/// Groups of places that have a name of their own in the table of keys.
const NAMED: &[(&[Place], &str)] = &[
    (EVERYWHERE, "place-everywhere"),
    (SCROLLED, "place-all-but-start"),
    (WORKED, "place-with-undo"),
    (TABBED, "place-tabs"),
];

/// How near the left end of the hint line a command stands; `None` keeps it out of it.
type Rank = Option<u8>;

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Stable kebab-case name: texts, palette, configuration.
    pub name: &'static str,
    /// Where its keys act.
    pub places: &'static [Place],
    /// Where only the palette offers it.
    pub also: &'static [Place],
    /// Its keys; the first one is shown.
    pub keys: &'static [Key],
    /// The least role that may use it.
    pub role: Role,
    /// Its place in the hint line, smallest first.
    pub rank: Rank,
    /// The command line that does the same.
    pub cli: Option<&'static str>,
    /// The key that gives it after the one of [`Command::Go`], in every place where it can be called.
    pub go: Option<Key>,
    /// Decides about the selected item at once, so it counts only for an item that the person has seen drawn.
    pub decides: bool,
}

/// What most commands are; the table names what differs.
const PLAIN: Spec = Spec {
    name: "",
    places: EVERYWHERE,
    also: NOWHERE,
    keys: &[],
    role: Role::Viewer,
    rank: None,
    cli: None,
    go: None,
    decides: false,
};

const fn key(c: char) -> Key {
    Key::char(c)
}

const fn code(code: Code) -> Key {
    Key::plain(code)
}

macro_rules! commands {
    ($($(#[$doc:meta])* $command:ident = $name:literal { $($field:ident: $value:expr),* $(,)? })*) => {
        /// Everything a person can ask for outside text fields and popups.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$doc])* $command,)* }

        impl Command {
            /// All commands, in the order of help and palette.
            pub const ALL: &'static [Self] = &[$(Self::$command,)*];

            /// Its row of the table.
            pub const fn spec(self) -> &'static Spec {
                match self {
                    $(Self::$command => {
                        const SPEC: Spec = Spec { name: $name, $($field: $value,)* ..PLAIN };
                        &SPEC
                    })*
                }
            }
        }
    };
}

commands! {
    /// Opens the selected line.
    Open = "open" { places: EVERYWHERE, keys: &[code(Code::Enter)], rank: Some(0) }
    /// Records what happened: marks an act done, or opens the form of the fact that closes a stay or status.
    Record = "record" { places: &[Today, Client, Case, Review], keys: &[key('d')], role: Role::Officer, rank: Some(10) }
    /// Puts a deadline off to a day.
    Snooze = "snooze" { places: &[Today, Client, Case, Review], keys: &[key('s')], role: Role::Officer, rank: Some(11) }
    /// Hands the client to another officer.
    Assign = "assign" { places: &[Today, Client, Review], keys: &[key('a')], role: Role::Officer, rank: Some(11) }
    /// Writes a note about the client.
    Note = "note" { places: &[Today, Client, Review], keys: &[key('n')], role: Role::Officer, rank: Some(17) }
    /// Writes a letter about the client or case.
    Letter = "letter" { places: &[Today, Client, Case], keys: &[key('l')], role: Role::Officer, rank: Some(5), cli: Some("letter") }
    /// Records what happened to the client.
    Fact = "fact" { places: &[Today, Client, Case, Review], keys: &[key('t')], role: Role::Officer, rank: Some(18), cli: Some("fact") }
    /// Asks what would follow; writes nothing.
    WhatIf = "what-if" { places: &[Client], also: &[Today, Case], keys: &[key('w')], rank: Some(19), cli: Some("what-if") }
    /// Shows how a date came about, in full.
    Why = "why" { places: &[Today, Review], keys: &[key('w')], rank: Some(20), cli: Some("explain") }
    /// The next deadline of the same client.
    NextDeadline = "next-deadline" { places: &[Today], keys: &[code(Code::Right)] }
    /// The previous deadline of the same client.
    PreviousDeadline = "previous-deadline" { places: &[Today], keys: &[code(Code::Left)] }
    /// Only my clients, or everybody's.
    Mine = "mine" { places: &[Today, Calendar, Day], keys: &[key('m')], rank: Some(40) }
    /// My daily review, one item at a time.
    Review = "review" { places: &[Today], also: &[BlindSpots, Clients, Cases, Client, Case, Settings], keys: &[key('r')], role: Role::Officer, rank: Some(9), cli: Some("review start"), go: Some(key('r')) }
    /// The item was seen: the next one.
    ReviewNext = "review-next" { places: &[Place::Review], keys: &[code(Code::Right), key(' ')], role: Role::Officer, rank: Some(1), decides: true }
    /// The item before.
    ReviewPrevious = "review-previous" { places: &[Place::Review], keys: &[code(Code::Left)], rank: Some(19) }
    /// Puts the item off by one day.
    ReviewTomorrow = "review-tomorrow" { places: &[Place::Review], keys: &[key('1')], role: Role::Officer, rank: Some(13) }
    /// Puts the item off by one week.
    ReviewWeek = "review-week" { places: &[Place::Review], keys: &[key('7')], role: Role::Officer, rank: Some(14) }
    /// Marks the missing papers of the item's case as asked for.
    ReviewRequest = "review-request" { places: &[Place::Review], keys: &[key('p')], role: Role::Officer, rank: Some(11) }
    /// The control list.
    ReviewList = "review-list" { places: &[Place::Review], keys: &[key('l')], rank: Some(18), cli: Some("review control-list") }
    /// Who has signed off.
    ReviewPeople = "review-people" { places: &[Place::Review], also: &[Today, Clients, Cases], keys: &[key('h')], role: Role::Supervisor, rank: Some(30), cli: Some("review status") }
    /// Signs the review off.
    ReviewSignOff = "review-sign-off" { places: &[Place::Review], keys: &[key('f')], role: Role::Officer, rank: Some(2), decides: true, cli: Some("review sign-off") }
    /// The list of unknown acts.
    BlindSpots = "blind-spots" { places: &[Today], also: &[Clients, Cases, Client, Case, Settings], keys: &[key('b')], rank: Some(30), go: Some(key('b')) }
    /// The unknown act has been done.
    AnswerDone = "answer-done" { places: &[Place::BlindSpots], keys: &[key('d')], role: Role::Officer, rank: Some(1), decides: true }
    /// The unknown act has not been done.
    AnswerNotDone = "answer-not-done" { places: &[Place::BlindSpots], keys: &[key('x')], role: Role::Officer, rank: Some(2), decides: true }
    /// Marks the selected line for a bulk answer.
    Mark = "mark" { places: MARKED, keys: &[key(' ')], rank: Some(3) }
    /// Marks every line, or none.
    MarkAll = "mark-all" { places: MARKED, keys: &[key('*'), key('a')], rank: Some(4) }
    /// Takes all marks of the list away.
    Unmark = "unmark" { places: LISTS, keys: &[key('-')], rank: Some(6) }
    /// Does something about all marked lines.
    Bulk = "bulk" { places: LISTS, keys: &[key('m')], rank: Some(5), cli: Some("export") }
    /// The columns of the list.
    Columns = "columns" { places: LISTS, keys: &[key('c')], rank: Some(22) }
    /// The views that I keep of the list.
    Views = "views" { places: LISTS, keys: &[key('v')], rank: Some(21) }
    /// The forms that were left half-way.
    Drafts = "drafts" { places: &[Today, Clients, Cases, FirstStart], also: EVERYWHERE, keys: &[key('f')], role: Role::Officer }
    /// A new client.
    NewClient = "new-client" { places: &[Clients], also: &[Today, Cases], keys: &[key('n')], role: Role::Officer, rank: Some(10) }
    /// A new case of the selected client.
    NewCase = "new-case" { places: &[Cases], also: &[Client], keys: &[key('n')], role: Role::Officer, rank: Some(10) }
    /// The next order of the list.
    Sort = "sort" { places: LISTS, keys: &[key('o')], rank: Some(20) }
    /// The same order the other way round.
    ReverseSort = "reverse-sort" { places: LISTS, keys: &[key('i')], rank: Some(23) }
    /// Adds a record to the section that is open.
    Add = "add" { places: &[Client, Privacy], keys: &[key('+'), key('i')], role: Role::Officer, rank: Some(5) }
    /// The marked papers were received.
    PaperReceived = "paper-received" { places: &[Case], keys: &[key('+'), key('=')], role: Role::Officer, rank: Some(2) }
    /// The marked papers were asked for.
    PaperRequested = "paper-requested" { places: &[Case], keys: &[key('r')], role: Role::Officer, rank: Some(3), decides: true }
    /// The marked papers are verified.
    PaperVerified = "paper-verified" { places: &[Case], keys: &[key('v')], role: Role::Officer, rank: Some(4), decides: true }
    /// The marked papers are not usable.
    PaperRejected = "paper-rejected" { places: &[Case], keys: &[key('x')], role: Role::Officer, rank: Some(5) }
    /// This case does not need the marked papers.
    PaperNotNeeded = "paper-not-needed" { places: &[Case], keys: &[key('0'), key('-')], role: Role::Officer, rank: Some(7), decides: true }
    /// The marked papers are missing again.
    PaperMissing = "paper-missing" { places: &[Case], keys: &[key('n')], role: Role::Officer, rank: Some(23), decides: true }
    /// Takes originals in, gives them back, prints the act.
    MoveOriginals = "move-originals" { places: &[Case], keys: &[key('y')], role: Role::Officer, rank: Some(11), cli: Some("case originals") }
    /// The scans of the selected paper.
    Scans = "scans" { places: &[Case], keys: &[key('w')], rank: Some(12), cli: Some("attachment list") }
    /// Who pays for the case, and whether it is paid.
    Payment = "payment" { places: &[Case], keys: &[key('b')], role: Role::Officer, rank: Some(22) }
    /// The sponsor of the client or case, with all its people.
    GoSponsor = "go-sponsor" { places: &[Client, Case], keys: &[key('p')], rank: Some(21) }
    /// The list of sponsors.
    Sponsors = "sponsors" { places: NOWHERE, also: WORKED }
    /// Who is here, and what they have open.
    Who = "who" { places: NOWHERE, also: WORKED }
    /// Reads a passport or card with a scanner in keyboard mode.
    Scan = "scan" { places: WORKED, keys: &[code(Code::F(9))], role: Role::Officer, cli: Some("scan") }
    /// Originals that we hold, and passports whose owner travels.
    Originals = "originals" { places: NOWHERE, also: WORKED }
    /// Consents, requests about data, destruction, incidents.
    Privacy = "privacy" { places: NOWHERE, also: WORKED, role: Role::Supervisor, cli: Some("privacy overview") }
    /// The page about personal data of the whole office, and back to that of the client it was opened from.
    PrivacyOffice = "privacy-office" { places: &[Privacy], keys: &[key('o')], role: Role::Supervisor, rank: Some(4), cli: Some("privacy overview") }
    /// Moves the case to another stage.
    MoveStage = "move-stage" { places: &[Case], keys: &[key('m')], role: Role::Officer, rank: Some(8), cli: Some("case stage") }
    /// Adds a filing to the case.
    AddFiling = "add-filing" { places: &[Case], keys: &[key('f'), key('i')], role: Role::Officer, rank: Some(9), cli: Some("case file") }
    /// Records what became of the filing that waits.
    RecordOutcome = "record-outcome" { places: &[Case], keys: &[key('o')], role: Role::Officer, rank: Some(1), cli: Some("case outcome") }
    /// Records the comparison and the hand-over of the permit.
    HandOver = "hand-over" { places: &[Case], keys: &[key('h')], role: Role::Officer, rank: Some(1), cli: Some("case hand-over") }
    /// Confirms the selected rule for the practice, after a look at what would move.
    ConfirmRule = "confirm-rule" { places: &[Rules], keys: &[key('c')], role: Role::Supervisor, rank: Some(1), cli: Some("rules confirm"), decides: true }
    /// Withdraws the confirmation of the selected rule.
    WithdrawRule = "withdraw-rule" { places: &[Rules], keys: &[key('x')], role: Role::Supervisor, rank: Some(2), cli: Some("rules confirm --withdraw"), decides: true }
    /// The client of the case, or of the entry.
    GoClient = "go-client" { places: &[Case, Journal], keys: &[key('c')] }
    /// Changes the selected record.
    Edit = "edit" { places: &[Client, Case, Sponsor, Sponsors, Privacy], keys: &[key('e')], role: Role::Officer, rank: Some(6) }
    /// Who may see the client or case.
    Access = "access" { places: &[Client, Case], keys: &[code(Code::F(7))], rank: Some(24), cli: Some("access show") }
    /// Restricts the client or case to people, or names more of them.
    Restrict = "restrict" { places: NOWHERE, also: &[Client, Case], role: Role::Officer, cli: Some("access restrict") }
    /// Lifts the restriction of the client or case.
    LiftRestriction = "lift-restriction" { places: NOWHERE, also: &[Client, Case], role: Role::Officer, cli: Some("access lift") }
    /// Lets an admin in where they are not named.
    LetMeIn = "let-me-in" { places: NOWHERE, also: WORKED, role: Role::Admin, cli: Some("access let-me-in") }
    /// The next section of a client or case.
    NextSection = "next-section" { places: RECORDS, keys: &[code(Code::Tab), code(Code::Right)] }
    /// The previous section.
    PreviousSection = "previous-section" { places: RECORDS, keys: &[code(Code::BackTab), code(Code::Left)] }
    /// Section 1 of a client or case.
    Section1 = "section-1" { places: RECORDS, keys: &[key('1')] }
    /// Section 2.
    Section2 = "section-2" { places: RECORDS, keys: &[key('2')] }
    /// Section 3.
    Section3 = "section-3" { places: RECORDS, keys: &[key('3')] }
    /// Section 4.
    Section4 = "section-4" { places: RECORDS, keys: &[key('4')] }
    /// Section 5.
    Section5 = "section-5" { places: RECORDS, keys: &[key('5')] }
    /// Section 6.
    Section6 = "section-6" { places: RECORDS, keys: &[key('6')] }
    /// Section 7.
    Section7 = "section-7" { places: RECORDS, keys: &[key('7')] }
    /// Section 8.
    Section8 = "section-8" { places: RECORDS, keys: &[key('8')] }
    /// Section 9.
    Section9 = "section-9" { places: RECORDS, keys: &[key('9')] }
    /// Section 10 of a client.
    Section10 = "section-10" { places: &[Client], keys: &[key('0')] }
    /// The cases of the family, the sponsor and its people together.
    KinCases = "kin-cases" { places: &[Client], keys: &[key('o')], rank: Some(30) }
    /// Merges the client with a record of the same person.
    Merge = "merge" { places: &[Client], keys: &[key('m')], role: Role::Officer, rank: Some(2) }
    /// The records that may be one person.
    Duplicates = "duplicates" { places: NOWHERE, also: EVERYWHERE, role: Role::Officer }
    /// The next day.
    CalendarNext = "calendar-next" { places: &[Calendar], keys: &[code(Code::Right), key('l')] }
    /// The day before.
    CalendarPrevious = "calendar-previous" { places: &[Calendar], keys: &[code(Code::Left), key('h')] }
    /// Back to today.
    CalendarToday = "calendar-today" { places: &[Calendar], keys: &[key('t')], rank: Some(12) }
    /// Jumps to a day that is typed.
    CalendarJump = "calendar-jump" { places: &[Calendar], keys: &[key('/'), code(Code::F(3))], rank: Some(11) }
    /// The days of one person.
    CalendarPerson = "calendar-person" { places: &[Calendar, Day], keys: &[key('p')], rank: Some(41) }
    /// The next report.
    ReportNext = "report-next" { places: &[Reports], keys: &[code(Code::Right), key('l')], rank: Some(1) }
    /// The report before.
    ReportPrevious = "report-previous" { places: &[Reports], keys: &[code(Code::Left), key('h')] }
    /// Writes the report, or the control list of the review, into a file.
    ReportExport = "report-export" { places: &[Reports, Place::Review], keys: &[key('e')], rank: Some(28), cli: Some("export") }
    /// Takes back the act of the selected entry, with all that was done in it.
    UndoEntry = "undo-entry" { places: &[Journal], keys: &[key('u')], role: Role::Officer, rank: Some(11), decides: true }
    /// Proves that no entry of the journal was altered or removed.
    ProveJournal = "prove-journal" { places: &[Journal], keys: &[key('v')], rank: Some(20), cli: Some("check") }
    /// Begins with an empty list: the first client.
    StartEmpty = "start-empty" { places: &[FirstStart], keys: &[key('e')], role: Role::Officer }
    /// Says how a sheet is imported.
    HowToImport = "how-to-import" { places: NOWHERE, also: &[Today, Clients, Cases, FirstStart], cli: Some("import") }
    /// Takes a sheet of clients in, after a rehearsal.
    Import = "import" { places: &[Clients, FirstStart], also: EVERYWHERE, keys: &[key('t')], role: Role::Officer, cli: Some("import"), go: Some(key('i')) }
    /// The import's next step.
    ImportNext = "import-next" { places: &[Place::Import], keys: &[key('n'), code(Code::F(2))], role: Role::Officer, rank: Some(1), decides: true }
    /// Leaves the selected column out.
    ImportIgnore = "import-ignore" { places: &[Place::Import], keys: &[key('x')], role: Role::Officer, rank: Some(2) }
    /// Another sheet of the workbook.
    ImportSheet = "import-sheet" { places: &[Place::Import], keys: &[key('s')], role: Role::Officer, rank: Some(4) }
    /// The mappings of the office.
    ImportMaps = "import-maps" { places: &[Place::Import], keys: &[key('m')], role: Role::Officer, rank: Some(3), cli: Some("import maps") }
    /// The sheet's values win, or those kept here.
    ImportOverwrite = "import-overwrite" { places: &[Place::Import], keys: &[key('o')], role: Role::Officer, rank: Some(5) }
    /// Says how to look at made-up data.
    HowToDemo = "how-to-demo" { places: &[FirstStart], keys: &[key('d')], cli: Some("demo") }
    /// Finds as you type.
    Find = "find" { places: &[Today, Clients, Cases, Documents, Deadlines, Sponsors, Journal, Rules], keys: &[key('/'), code(Code::F(3))], rank: Some(13) }
    /// Asks for any command by its name.
    Palette = "palette" { keys: &[key(':'), Key::ctrl('p'), code(Code::F(4))], rank: Some(14) }
    /// Lists the keys of this place.
    Help = "help" { keys: &[key('?'), code(Code::F(1))], rank: Some(12) }
    /// Undoes my newest change.
    Undo = "undo" { places: WORKED, keys: &[key('u')], role: Role::Officer, rank: Some(50), cli: Some("undo") }
    /// One line down.
    Down = "down" { keys: &[code(Code::Down), key('j')] }
    /// One line up.
    Up = "up" { keys: &[code(Code::Up), key('k')] }
    /// A screenful down.
    PageDown = "page-down" { places: SCROLLED, keys: &[code(Code::PageDown), Key::ctrl('d')] }
    /// A screenful up.
    PageUp = "page-up" { places: SCROLLED, keys: &[code(Code::PageUp), Key::ctrl('u')] }
    /// The first line.
    First = "first" { places: SCROLLED, keys: &[code(Code::Home)], go: Some(key('g')) }
    /// The last line.
    Last = "last" { places: SCROLLED, keys: &[code(Code::End)], go: Some(key('e')) }
    /// The daily review's list.
    GoToday = "go-today" { places: TABBED, also: EVERYWHERE, keys: &[key('1')], cli: Some("review"), go: Some(key('t')) }
    /// The list of clients.
    GoClients = "go-clients" { places: TABBED, also: EVERYWHERE, keys: &[key('2')], cli: Some("client list"), go: Some(key('c')) }
    /// The list of cases.
    GoCases = "go-cases" { places: TABBED, also: EVERYWHERE, keys: &[key('3')], cli: Some("case list"), go: Some(key('a')) }
    /// The list of papers of all cases.
    GoDocuments = "go-documents" { places: TABBED, also: EVERYWHERE, keys: &[key('4')], go: Some(key('d')) }
    /// The list of all open deadlines.
    Deadlines = "deadlines" { places: &[Today, Clients, Cases, Documents], also: EVERYWHERE, keys: &[key('e')], rank: Some(31), go: Some(key('l')) }
    /// A month of days.
    GoCalendar = "go-calendar" { places: TABBED, also: EVERYWHERE, keys: &[key('5')], go: Some(key('m')) }
    /// Charts, and the tables behind them.
    GoReports = "go-reports" { places: TABBED, also: EVERYWHERE, keys: &[key('6')], cli: Some("report"), go: Some(key('p')) }
    /// Everything that anybody changed.
    GoJournal = "go-journal" { places: TABBED, also: EVERYWHERE, keys: &[key('7')], go: Some(key('j')) }
    /// What I chose, and what the office settled.
    GoSettings = "go-settings" { places: TABBED, also: EVERYWHERE, keys: &[key('8')], cli: Some("review rules"), go: Some(key('s')) }
    /// The next tab.
    NextTab = "next-tab" { places: TABBED, keys: &[code(Code::Tab)] }
    /// The previous tab.
    PreviousTab = "previous-tab" { places: TABBED, keys: &[code(Code::BackTab)] }
    /// Goes where the next key says; the places and their keys are shown at once.
    Go = "go" { keys: &[key('g')] }
    /// Hides passports, IIN and telephones on every screen, or shows them again.
    HideNumbers = "hide-numbers" { keys: &[code(Code::F(8)), key('z')] }
    /// Takes clicks and the wheel, or leaves them to the terminal.
    Mouse = "mouse" { places: NOWHERE, also: EVERYWHERE }
    /// The five pages for newcomers.
    Tour = "tour" { places: NOWHERE, also: EVERYWHERE }
    /// The interface in the next language.
    NextLanguage = "next-language" { places: &[Settings, FirstStart], also: EVERYWHERE, keys: &[key('l')], rank: Some(40) }
    /// The interface in English.
    English = "english" { places: NOWHERE, also: EVERYWHERE }
    /// The interface in Russian.
    Russian = "russian" { places: NOWHERE, also: EVERYWHERE }
    /// The interface in Kazakh.
    Kazakh = "kazakh" { places: NOWHERE, also: EVERYWHERE }
    /// One level back.
    Back = "back" { keys: &[code(Code::Esc), key('q'), code(Code::Backspace)], rank: Some(80) }
    /// Draws the whole screen again, after something else wrote over it.
    Redraw = "redraw" { keys: &[Key::ctrl('l')] }
    /// Stops the program until the shell brings it back; not in server mode.
    Suspend = "suspend" { keys: &[Key::ctrl('z')] }
    /// Leaves the program.
    Quit = "quit" { keys: &[Key::ctrl('q'), Key::ctrl('c')] }
}

impl Command {
    /// The command of a key in a place; Cyrillic layouts and Caps Lock are seen through.
    pub fn of(key: Key, place: Place) -> Option<Self> {
        let physical = key.physical();
        Self::with_key(physical, place).or_else(|| Self::with_key(lower(physical), place))
    }

    fn with_key(key: Key, place: Place) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| {
            let spec = command.spec();
            spec.places.contains(&place) && spec.keys.contains(&key)
        })
    }

    /// The commands that a second key gives after the one of [`Command::Go`] in a place, in the order of the table.
    pub fn led_to(place: Place) -> impl Iterator<Item = (Key, Self)> {
        let belongs = move |command: &Self| command.belongs_to(place);
        Self::ALL.iter().copied().filter(belongs).filter_map(|command| Some((command.spec().go?, command)))
    }

    /// The command of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.spec().name == name)
    }

    /// True for the steps through lines and pages: every list and page takes them.
    pub const fn is_step(self) -> bool {
        matches!(self, Self::Down | Self::Up | Self::PageDown | Self::PageUp | Self::First | Self::Last)
    }

    /// True when a person of that role may use it.
    pub fn allowed(self, role: Role) -> bool {
        role >= self.spec().role
    }

    /// True when it can be called in that place, by key or from the palette.
    pub fn belongs_to(self, place: Place) -> bool {
        self.spec().places.contains(&place) || self.spec().also.contains(&place)
    }

    /// The message with what it does, one sentence.
    pub fn text_id(self) -> String {
        format!("command-{}", self.spec().name)
    }

    /// The message with its one or two words for the hint line.
    pub fn hint_id(self) -> String {
        format!("hint-{}", self.spec().name)
    }

    /// The commands that the hint line of a place may show, most needed first.
    pub fn hinted(place: Place) -> Vec<Self> {
        let mut commands: Vec<(u8, Self)> = Self::ALL
            .iter()
            .filter(|command| command.spec().places.contains(&place))
            .filter_map(|command| command.spec().rank.map(|rank| (rank, *command)))
            .collect();
        commands.sort_by_key(|(rank, _)| *rank);
        commands.into_iter().map(|(_, command)| command).collect()
    }
}

/// The key table of the manual, in Markdown: keys · what they do · where. Commands without a key are left out, and a
/// numbered family (`section-1` to `section-9`) takes one row.
pub fn key_table(words: &Catalogue) -> String {
    let keyed: Vec<Command> = Command::ALL.iter().copied().filter(|command| !command.spec().keys.is_empty()).collect();
    let heads = ["keys-key", "keys-what", "keys-where"].map(|id| words.text(id));
    let mut table = format!("| {} |\n|---|---|---|\n", heads.join(" | "));
    let of_one_family = |one: &Command, next: &Command| family(*one).is_some() && family(*one) == family(*next);
    for row in keyed.chunk_by(of_one_family) {
        let (first, last) = (row[0], row[row.len() - 1]);
        let (keys, text) = if first == last {
            (keys_of(first), words.text(&first.text_id()))
        } else {
            let through = |one: String, other: String| format!("{one} … {other}");
            let [from, until] = [first, last].map(|command| words.text(&command.text_id()));
            (through(keys_of(first), keys_of(last)), through(from, until))
        };
        table.push_str(&format!("| {keys} | {text} | {} |\n", where_it_acts(first, words)));
    }
    table
}

/// The name without the number at its end.
fn family(command: Command) -> Option<&'static str> {
    let (name, number) = command.spec().name.rsplit_once('-')?;
    number.parse::<u8>().is_ok().then_some(name)
}

fn keys_of(command: Command) -> String {
    let keys: Vec<String> = command.spec().keys.iter().map(|key| format!("`{key}`")).collect();
    keys.join(" ")
}

fn where_it_acts(command: Command, words: &Catalogue) -> String {
    let places = command.spec().places;
    if let Some((_, name)) = NAMED.iter().find(|(group, _)| *group == places) {
        return words.text(name);
    }
    let names: Vec<String> = places.iter().map(|place| words.text(place.text_id())).collect();
    names.join(", ")
}

fn lower(key: Key) -> Key {
    match key.code {
        Code::Char(c) if c.is_ascii_uppercase() => Key { code: Code::Char(c.to_ascii_lowercase()), ..key },
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_commands_of_a_place_share_a_key() {
        for place in Place::ALL {
            let mut seen = HashSet::new();
            for command in Command::ALL.iter().filter(|command| command.spec().places.contains(place)) {
                for key in command.spec().keys {
                    assert!(seen.insert(*key), "{key} twice in {place:?}");
                }
            }
        }
    }

    #[test]
    fn no_two_places_share_the_second_key() {
        for place in Place::ALL {
            let mut seen = HashSet::new();
            for (key, command) in Command::led_to(*place) {
                assert!(seen.insert(key), "{key} twice in {place:?}");
                assert_eq!(key.physical(), key, "{command:?}");
            }
            assert!(seen.len() > 3, "{place:?}");
        }
    }

    #[test]
    fn names_are_unique_and_no_key_depends_on_the_layout() {
        let names: HashSet<&str> = Command::ALL.iter().map(|command| command.spec().name).collect();
        assert_eq!(names.len(), Command::ALL.len());
        for key in Command::ALL.iter().flat_map(|command| command.spec().keys) {
            assert!(!matches!(key.code, Code::Char(',' | '.')), "{key}");
            assert_eq!(key.physical(), *key, "{key} is moved by a layout");
        }
    }

    #[test]
    fn a_key_means_its_place_on_the_keyboard() {
        for (typed, command) in
            [('d', Command::Record), ('в', Command::Record), ('В', Command::Record), ('Ж', Command::Palette)]
        {
            assert_eq!(Command::of(Key::char(typed), Place::Today), Some(command), "{typed}");
        }
        assert_eq!(Command::of(Key::char('ә'), Place::Clients), Some(Command::GoClients));
        assert_eq!(Command::of(Key::char('ә'), Place::Client), Some(Command::Section2));
        assert_eq!(Command::of(Key::char('.'), Place::Today), None);
    }

    #[test]
    fn everything_in_the_hint_line_has_a_key_there() {
        for place in Place::ALL {
            for command in Command::hinted(*place) {
                let key = command.spec().keys[0];
                assert_eq!(Command::of(key, *place), Some(command));
            }
        }
    }

    #[test]
    fn every_command_can_be_named_in_every_language() {
        for lang in crate::domain::lang::Lang::ALL {
            let words = crate::i18n::Catalogue::new(*lang);
            for command in Command::ALL {
                assert!(words.has(&command.text_id()), "{lang:?} {}", command.text_id());
                let shown = command.spec().rank.is_some() || command.spec().go.is_some();
                assert!(!shown || words.has(&command.hint_id()), "{}", command.hint_id());
            }
        }
    }
}
