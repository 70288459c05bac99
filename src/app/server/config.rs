//! The configuration of sessions ([`Config`]) as setting up writes it, and the layout that it stands for.

use super::Layout;
pub(super) use crate::app::entry::config::{Config, PLACE};
use std::path::Path;

/// After so many minutes an idle session is locked, unless the file says otherwise.
const IDLE_MINUTES: u64 = 15;

/// The text that the file is to have. What an administrator settled in it besides stays: a file that means what it should
/// is left as it is, comments and all.
pub(super) fn text(layout: &Layout, there: &str, idle_minutes: Option<u64>) -> String {
    let known = Config::parse(there);
    let idle = idle_minutes.or(known.as_ref().map(|known| known.idle_minutes)).unwrap_or(IDLE_MINUTES);
    let ours = |known: &Config| {
        (&known.data, &known.program, &known.keys, &known.account, known.idle_minutes)
            == (&layout.data(), &layout.program, &layout.keys_file(), &layout.account, idle)
    };
    if known.as_ref().is_some_and(ours) {
        return there.to_owned();
    }
    let fresh = write(layout, idle);
    // Settings that we do not write come along.
    let others = ["language", "end_minutes", "sessions"];
    let kept = there.lines().filter(|line| others.iter().any(|name| line.trim_start().starts_with(name)));
    let whole = kept.fold(fresh.clone(), |text, line| text + line + "\n");
    if Config::parse(&whole).is_some() { whole } else { fresh }
}

fn write(layout: &Layout, idle_minutes: u64) -> String {
    format!(
        "# Sojourn on this server. Only root may change this file; the program reads it at each log-in.\n\
         # The folder of the database.\n\
         data = \"{}\"\n\
         # The program that sshd starts for each key.\n\
         program = \"{}\"\n\
         # The keys of the staff; the program writes this file.\n\
         keys = \"{}\"\n\
         # The account that all of it belongs to.\n\
         account = \"{}\"\n\
         # A session that nobody touches is locked after so many minutes.\n\
         idle_minutes = {idle_minutes}\n",
        layout.data().display(),
        layout.program.display(),
        layout.keys_file().display(),
        layout.account,
    )
}

/// The layout that the configuration below a root stands for; `None` where there is none that makes sense.
pub(super) fn layout(root: &Path) -> Option<Layout> {
    let text = std::fs::read_to_string(root.join(PLACE.trim_start_matches('/'))).ok()?;
    let config = Config::parse(&text)?;
    Some(Layout {
        root: root.to_path_buf(),
        dir: config.data.parent()?.to_path_buf(),
        account: config.account,
        program: config.program,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_administrator_settled_survives_another_run() {
        let layout = Layout {
            root: "/".into(),
            dir: "/srv/sojourn".into(),
            account: "sojourn".to_owned(),
            program: "/usr/bin/sojourn".into(),
        };
        let first = text(&layout, "", None);
        assert_eq!(Config::parse(&first).unwrap().idle_minutes, IDLE_MINUTES);
        assert_eq!(text(&layout, &first, None), first);
        let edited = first.replace("= 15", "= 40") + "sessions = 3 # enough\n";
        assert_eq!(text(&layout, &edited, None), edited, "nothing of ours is off");
        let moved = Layout { program: "/usr/local/bin/sojourn".into(), ..layout };
        let config = Config::parse(&text(&moved, &edited, None)).unwrap();
        assert_eq!((config.idle_minutes, config.sessions), (40, 3));
        assert_eq!(config.program, moved.program);
        assert_eq!(Config::parse(&text(&moved, "nonsense", Some(5))).unwrap().idle_minutes, 5);
    }
}
