//! Where passing files lie: a workbook that is being written keeps its rows there. On a person's own machine that is the
//! system's folder; a session of a shared office may write in the office's folder alone, where personal data belong anyhow.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

static FOLDER: OnceLock<PathBuf> = OnceLock::new();

/// From now on passing files lie in that folder; the first word counts.
pub fn settle(folder: &Path) {
    FOLDER.get_or_init(|| folder.to_path_buf());
}

/// The folder.
pub fn folder() -> PathBuf {
    FOLDER.get().cloned().unwrap_or_else(std::env::temp_dir)
}
