//! Every command of the command line with the least role that may give it: what [`super::command`] is for the screens.
//!
//! The command line names the errand of each parsed command in an exhaustive match (`cli::permission`), so that a new
//! command without a role does not compile; it is asked once, before the command runs. Use cases ask again for what
//! they alone can know ([`super::desk::Desk::require`]), and every write asks the records (`store::seat`).

use super::command::Command;
use crate::domain::staff::Role;

macro_rules! errands {
    ($($(#[$doc:meta])* $errand:ident = $path:literal $role:ident)*) => {
        /// What can be asked for on the command line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Errand { $($(#[$doc])* $errand,)* }

        impl Errand {
            /// All of them, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$errand,)*];

            /// Its words on the command line, with the options that make it another errand.
            pub const fn path(self) -> &'static str {
                match self { $(Self::$errand => $path,)* }
            }

            /// The least role; [`Role::None`] for what needs no office.
            pub const fn role(self) -> Role {
                match self { $(Self::$errand => Role::$role,)* }
            }
        }
    };
}

errands! {
    /// The screens.
    Screens = "" Viewer
    /// An invented office.
    Demo = "demo" None
    /// Takes a sheet in.
    Import = "import" Officer
    /// Mappings of columns.
    ImportMaps = "import maps" Officer
    /// A whole office out of an exported one.
    ImportAll = "import all" Admin
    /// Lists and reports, masked.
    Export = "export" Viewer
    /// The same with numbers in full.
    ExportUnmasked = "export --unmasked" Officer
    /// All that is held on a client.
    ExportClient = "export client" Officer
    /// The whole office.
    ExportAll = "export all" Admin
    /// What is due.
    Review = "review" Viewer
    /// My review of the day.
    ReviewStart = "review start" Officer
    /// Looked at.
    ReviewSeen = "review seen" Officer
    /// Done.
    ReviewDone = "review done" Officer
    /// Put off.
    ReviewSnooze = "review snooze" Officer
    /// A note.
    ReviewNote = "review note" Officer
    /// Papers asked for.
    ReviewRequest = "review request" Officer
    /// The end of a review.
    ReviewSignOff = "review sign-off" Officer
    /// Who decided what.
    ReviewControlList = "review control-list" Viewer
    /// Who has signed off.
    ReviewStatus = "review status" Supervisor
    /// The rules of the review.
    ReviewRules = "review rules" Viewer
    /// Other rules of the review.
    ReviewRulesChange = "review rules --sign-off-by --climb-…" Admin
    /// What is due, in short.
    Due = "due" Viewer
    /// Reports.
    Report = "report" Viewer
    /// A client.
    ClientShow = "client show" Viewer
    /// Two records that look alike are two people.
    ClientDistinct = "client distinct" Officer
    /// A case.
    CaseShow = "case show" Viewer
    /// The check before filing.
    CaseCheck = "case check" Viewer
    /// A filing.
    CaseFile = "case file" Officer
    /// What became of it.
    CaseOutcome = "case outcome" Officer
    /// The hand-over of a permit.
    CaseHandOver = "case hand-over" Officer
    /// Another stage.
    CaseStage = "case stage" Officer
    /// The act of originals.
    CaseOriginals = "case originals" Viewer
    /// How a date came about.
    Explain = "explain" Viewer
    /// A letter.
    Letter = "letter" Officer
    /// Who has not answered.
    LetterSilent = "letter silent" Viewer
    /// An answer.
    LetterAnswer = "letter answer" Officer
    /// The wording of a letter.
    LetterWording = "letter wording" Viewer
    /// Another wording.
    LetterWordingChange = "letter wording --set --reset" Supervisor
    /// What has happened.
    Fact = "fact" Officer
    /// What would follow.
    WhatIf = "what-if" Viewer
    /// Dates and codes.
    Calc = "calc" None
    /// The rules.
    RulesList = "rules list" Viewer
    /// Where a rulebook is wrong.
    RulesCheck = "rules check" None
    /// The rulebook in force.
    RulesExport = "rules export" Viewer
    /// What another one would move.
    RulesDiff = "rules diff" Viewer
    /// Another rulebook.
    RulesImport = "rules import" Supervisor
    /// Vouching for rules.
    RulesConfirm = "rules confirm" Supervisor
    /// Days off.
    CalendarShow = "calendar show" Viewer
    /// The office's own days.
    CalendarOverride = "calendar override" Supervisor
    /// A calendar for other programs.
    Feed = "feed" Viewer
    /// The morning mail.
    Digest = "digest" Supervisor
    /// What became of it.
    DigestStatus = "digest status" Supervisor
    /// How mails are sent.
    DigestSetup = "digest setup" Supervisor
    /// Another way of sending.
    DigestSetupChange = "digest setup --server …" Admin
    /// Who works here.
    StaffList = "staff list" Viewer
    /// One more person.
    StaffAdd = "staff add" Admin
    /// Another role, name, deputy, absence.
    StaffEdit = "staff edit" Admin
    /// Somebody who no longer works here.
    StaffDeactivate = "staff deactivate" Admin
    /// Somebody who works here again.
    StaffActivate = "staff activate" Admin
    /// A key more.
    StaffKeyAdd = "staff key add" Admin
    /// Who has which keys.
    StaffKeyList = "staff key list" Admin
    /// A key less.
    StaffKeyRemove = "staff key remove" Admin
    /// The file in which sshd looks up keys.
    StaffKeysFile = "staff keys-file" Admin
    /// Which clients and cases are restricted to whom.
    AccessList = "access list" Viewer
    /// Who may see one of them.
    AccessShow = "access show" Viewer
    /// One restriction more: of one's own clients, or as a supervisor.
    AccessRestrict = "access restrict" Officer
    /// One less: by those whom it lets see.
    AccessLift = "access lift" Officer
    /// An admin lets themselves in, and the journal says so.
    AccessLetMeIn = "access let-me-in" Admin
    /// Who changed what.
    JournalList = "journal list" Viewer
    /// Who read what.
    JournalReads = "journal list --reads" Supervisor
    /// The head of the journal's chain.
    JournalHead = "journal head" Viewer
    /// The proof of the chain.
    JournalVerify = "journal verify" Viewer
    /// A scan.
    Attach = "attach" Officer
    /// The scans of a case.
    AttachmentList = "attachment list" Viewer
    /// One of them.
    AttachmentGet = "attachment get" Viewer
    /// One less.
    AttachmentRemove = "attachment remove" Officer
    /// How large they may be.
    AttachmentLimit = "attachment limit" Viewer
    /// Another limit.
    AttachmentLimitChange = "attachment limit --set" Admin
    /// Passports from a scanner.
    Scan = "scan" Officer
    /// Everything held on a person, for the person.
    ClientReport = "client report" Officer
    /// Who has access.
    ReportAccess = "report access" Supervisor
    /// A destruction proposed.
    Erase = "erase" Officer
    /// Destructions.
    EraseList = "erase list" Officer
    /// Who is due for destruction.
    EraseDue = "erase due" Officer
    /// A destruction approved and done.
    EraseApprove = "erase approve" Supervisor
    /// A proposal rejected, or one's own taken back.
    EraseReject = "erase reject" Officer
    /// The act of a destruction.
    EraseAct = "erase act" Officer
    /// What a crash left of destructions.
    EraseFinish = "erase finish" Admin
    /// Personal data at a glance.
    PrivacyOverview = "privacy overview" Supervisor
    /// A form of consent.
    PrivacyForm = "privacy form" Officer
    /// A consent given.
    PrivacyConsent = "privacy consent" Officer
    /// A consent withdrawn.
    PrivacyWithdraw = "privacy withdraw" Officer
    /// A request about data.
    PrivacyRequest = "privacy request" Officer
    /// Its answer.
    PrivacyAnswer = "privacy answer" Officer
    /// Data blocked.
    PrivacyBlock = "privacy block" Supervisor
    /// A blocking lifted.
    PrivacyUnblock = "privacy unblock" Supervisor
    /// A legal hold.
    PrivacyHold = "privacy hold" Supervisor
    /// A legal hold lifted.
    PrivacyRelease = "privacy release" Supervisor
    /// How long data are kept.
    PrivacyRetention = "privacy retention" Viewer
    /// Settling that.
    PrivacyRetentionChange = "privacy retention --years --on" Admin
    /// Who processes personal data.
    PrivacyOperator = "privacy operator" Viewer
    /// Settling that.
    PrivacyOperatorChange = "privacy operator --name …" Admin
    /// An incident.
    IncidentAdd = "incident add" Supervisor
    /// Incidents.
    IncidentList = "incident list" Supervisor
    /// Whom one concerns.
    IncidentConcerned = "incident concerned" Admin
    /// Drafts of its notices.
    IncidentNotices = "incident notices" Admin
    /// Who was told.
    IncidentTold = "incident told" Supervisor
    /// Whether all is sound.
    Check = "check" Viewer
    /// The same, taking away what nobody names.
    CheckSweep = "check --sweep" Admin
    /// A whole copy.
    Backup = "backup" Admin
    /// The proof of one.
    BackupCheck = "backup --check" None
    /// A copy in the office's place.
    Restore = "restore" Admin
    /// The server of several people: for root, whoever that is.
    Server = "server" None
    /// The manual page.
    Man = "man" None
    /// The terminal and the place of the database.
    Doctor = "doctor" None
    /// My newest change.
    Undo = "undo" Officer
    /// Help for shells.
    Completions = "completions" None
}

/// Whose clients an errand can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It names no client: what is restricted to others is left out of whatever it lists.
    Office,
    /// Mine and everybody's, but none that is restricted to others.
    Client,
    /// Mine; everybody's for supervisors; none that is restricted to others.
    Mine,
    /// One that is restricted to others, and no other.
    Hidden,
}

impl Errand {
    /// Whose clients it can be about.
    pub const fn reach(self) -> Reach {
        match self {
            Self::AccessRestrict | Self::AccessLift => Reach::Mine,
            Self::AccessLetMeIn => Reach::Hidden,
            Self::ExportClient
            | Self::ReviewSeen
            | Self::ReviewDone
            | Self::ReviewSnooze
            | Self::ReviewNote
            | Self::ReviewRequest
            | Self::ClientShow
            | Self::ClientDistinct
            | Self::CaseShow
            | Self::CaseCheck
            | Self::CaseFile
            | Self::CaseOutcome
            | Self::CaseHandOver
            | Self::CaseStage
            | Self::CaseOriginals
            | Self::Explain
            | Self::Letter
            | Self::LetterAnswer
            | Self::Fact
            | Self::WhatIf
            | Self::AccessShow
            | Self::Attach
            | Self::AttachmentList
            | Self::AttachmentGet
            | Self::AttachmentRemove
            | Self::ClientReport
            | Self::Erase
            | Self::EraseApprove
            | Self::EraseReject
            | Self::EraseAct
            | Self::PrivacyForm
            | Self::PrivacyConsent
            | Self::PrivacyWithdraw
            | Self::PrivacyRequest
            | Self::PrivacyAnswer
            | Self::PrivacyBlock
            | Self::PrivacyUnblock
            | Self::PrivacyHold
            | Self::PrivacyRelease => Reach::Client,
            _ => Reach::Office,
        }
    }

    /// The least role for my own clients, for those of another officer, and for those that are restricted to others;
    /// `None` where no role is enough, and where it is about no client.
    pub const fn roles_by_client(self) -> [Option<Role>; 3] {
        let role = Some(self.role());
        match self.reach() {
            Reach::Office => [None, None, None],
            Reach::Client => [role, role, None],
            Reach::Mine => [role, Some(Role::Supervisor), None],
            Reach::Hidden => [None, None, role],
        }
    }

    /// True when a person of that role may ask for it.
    pub fn allowed(self, role: Role) -> bool {
        role >= self.role()
    }

    /// The commands of the screens that do the same.
    pub fn twins(self) -> impl Iterator<Item = Command> {
        Command::ALL.iter().copied().filter(move |command| command.spec().cli == Some(self.path()))
    }
}

/// The roles that people have, least first.
pub const ROLES: [Role; 4] = [Role::Viewer, Role::Officer, Role::Supervisor, Role::Admin];

fn marks(may: impl Fn(Role) -> bool) -> String {
    ROLES.iter().map(|role| if may(*role) { " ✓ |" } else { "   |" }).collect()
}

/// From which role on it can be about a client of mine, of another officer, and one that is restricted to others.
fn whose_clients(errand: Errand) -> String {
    let cell = |role: Option<Role>| match role {
        Some(role) => format!(" {} |", role.as_str()),
        None if errand.reach() == Reach::Office => "   |".to_owned(),
        None => " nobody |".to_owned(),
    };
    errand.roles_by_client().into_iter().map(cell).collect()
}

/// Who may do what, in Markdown: the commands of the screens, `what` naming each, then those of the command line.
pub fn roles_table(what: &dyn Fn(Command) -> String) -> String {
    let heads: String = ROLES.iter().map(|role| format!(" {} |", role.as_str())).collect();
    let rule = "|---".repeat(2 + ROLES.len());
    let mut table = format!("| on the screens | command line |{heads}\n{rule}|\n");
    for command in Command::ALL.iter().filter(|command| command.spec().role > Role::Viewer) {
        let twin = command.spec().cli.map(|cli| format!("`{cli}`")).unwrap_or_default();
        table.push_str(&format!("| {} | {twin} |{}\n", what(*command), marks(|role| command.allowed(role))));
    }
    let whose = "|---".repeat(3);
    table.push_str(&format!(
        "\n| command line | needs an office |{heads} own client | another officer's | restricted to others |\n{rule}{whose}|\n"
    ));
    for errand in Errand::ALL.iter().filter(|errand| !errand.path().is_empty()) {
        let office = if errand.role() == Role::None { "" } else { "yes" };
        let (may, whose) = (marks(|role| errand.allowed(role)), whose_clients(*errand));
        table.push_str(&format!("| `{}` | {office} |{may}{whose}\n", errand.path()));
    }
    table
}
