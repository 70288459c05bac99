//! Are the files of papers sound: every content that a record names is there and is what its name says; what lies there
//! is named by a record, or could be by an undo. And the sweep of what is neither.
//!
//! Invariant: a sweep removes under the writer's lock, after one more look that no record names the content, and leaves
//! alone what came in within the last hour: somebody may be about to record it. It is told of all the same.

use super::super::clock;
use super::super::desk::Desk;
use super::super::error::Result;
use super::refusal;
use crate::domain::attachment::Fingerprint;
use crate::domain::id::AttachmentId;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Role;
use crate::files::vault::{Lying, Vault, VaultError};
use crate::store::attachments::Content;
use std::collections::HashSet;

/// Contents read from the records in one go.
const PAGE: usize = 1_000;
/// At most so many faults are told; the first ones tell what happened.
const MOST: usize = 100;
/// What came in within this time is not swept, in milliseconds.
const FRESH: i64 = 60 * 60 * 1_000;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilesReport {
    /// Contents that records name.
    pub contents: i64,
    /// Their length together.
    pub bytes: u64,
    /// Contents that no record names, but an undo could.
    pub for_undo: i64,
    /// What nothing asks for any more: paths below the place.
    pub orphans: Vec<String>,
    /// How many of those were removed.
    pub swept: i64,
    /// What is wrong.
    pub faults: Vec<Phrase>,
}

impl Desk {
    /// Holds every content against its record and its name, and finds what nothing asks for; with `sweep` the latter is
    /// removed for good.
    ///
    /// # Errors
    /// Sweeping is for admins; the place cannot be read; those of the store.
    pub fn check_files(&mut self, sweep: bool) -> Result<FilesReport> {
        let mut report = FilesReport::default();
        let Some(vault) = self.vault.clone() else { return Ok(report) };
        if sweep {
            self.require(Role::Admin)?;
        }
        self.each_content(&mut |desk, content| desk.hold_against(content, &vault, &mut report))?;
        let orphans = self.orphans(&vault, &mut report)?;
        if sweep && !orphans.is_empty() {
            let left = self.sweep(&vault, &orphans)?;
            report.swept = i64::try_from(orphans.len() - left.len()).unwrap_or(i64::MAX);
            report.orphans = left;
        }
        Ok(report)
    }

    /// Every content that a record names, each once, in pages: what a backup must hold.
    ///
    /// # Errors
    /// Those of the store, or of whoever looks.
    pub fn each_content(&self, look: &mut dyn FnMut(&Self, &Content) -> Result<()>) -> Result<()> {
        let mut after: Option<Fingerprint> = None;
        loop {
            let page = self.read(|reads| reads.contents(after.as_ref().map(Fingerprint::as_str), PAGE))?;
            for content in &page {
                look(self, content)?;
            }
            match page.last() {
                Some(last) => after = Some(last.fingerprint.clone()),
                None => return Ok(()),
            }
        }
    }

    fn hold_against(&self, content: &Content, vault: &Vault, report: &mut FilesReport) -> Result<()> {
        report.contents += 1;
        report.bytes += content.size;
        let id = match vault.verify(&content.fingerprint, content.size) {
            Ok(()) => return Ok(()),
            Err(VaultError::Missing) => "attachment-check-lost",
            Err(VaultError::Damaged) => "attachment-check-damaged",
            Err(error) => return Err(refusal(error, vault)),
        };
        // It may have been taken away while others were looked at.
        if report.faults.len() < MOST && self.read(|reads| reads.is_attached(&content.fingerprint))? {
            let phrase = Phrase::new(id).text("id", AttachmentId(content.attachment).to_string());
            report.faults.push(phrase.text("file", name_in_place(&content.fingerprint)));
        }
        Ok(())
    }

    /// What nothing asks for.
    fn orphans(&self, vault: &Vault, report: &mut FilesReport) -> Result<Vec<Lying>> {
        let (mut unnamed, mut orphans, mut failed) = (Vec::new(), Vec::new(), None);
        let looked = vault.each(&mut |lying| match &lying {
            Lying::Content(content, ..) => match self.read(|reads| reads.is_attached(content)) {
                Ok(true) => {}
                Ok(false) => unnamed.push(lying),
                Err(error) => failed = Some(error),
            },
            Lying::Leftover(..) => orphans.push(lying),
            Lying::Strange(path) if report.faults.len() < MOST => {
                report.faults.push(Phrase::new("attachment-check-strange").text("path", path.display().to_string()));
            }
            _ => {}
        });
        looked.map_err(|error| refusal(VaultError::Place(error), vault))?;
        if let Some(error) = failed {
            return Err(error);
        }
        let asked: HashSet<Fingerprint> = unnamed.iter().filter_map(fingerprint).cloned().collect();
        let told = self.read(|reads| reads.told_of(&asked))?;
        report.for_undo = i64::try_from(told.len()).unwrap_or(i64::MAX);
        let asked_for = |one: &Lying| fingerprint(one).is_some_and(|content| told.contains(content));
        orphans.extend(unnamed.into_iter().filter(|one| !asked_for(one)));
        report.orphans = orphans.iter().map(name_of).collect();
        Ok(orphans)
    }

    /// Removes what may go; gives the names of what may not yet.
    fn sweep(&mut self, vault: &Vault, orphans: &[Lying]) -> Result<Vec<String>> {
        let before = clock::now_ms() - FRESH;
        let (left, _) = self.write("sweep", |writes, _| {
            let mut left = Vec::new();
            for lying in orphans {
                let free = match lying {
                    // It may have come in again since it was found.
                    Lying::Content(content, ..) => vault.is_older(content, before) && !writes.is_attached(content)?,
                    Lying::Leftover(_, touched) => *touched < before,
                    Lying::Strange(_) => false,
                };
                if !free || vault.remove(lying).is_err() {
                    left.push(name_of(lying));
                }
            }
            Ok(left)
        })?;
        Ok(left)
    }
}

fn fingerprint(lying: &Lying) -> Option<&Fingerprint> {
    match lying {
        Lying::Content(content, ..) => Some(content),
        _ => None,
    }
}

fn name_in_place(content: &Fingerprint) -> String {
    let (folder, rest) = content.split();
    format!("{folder}/{rest}")
}

fn name_of(lying: &Lying) -> String {
    match lying {
        Lying::Content(content, ..) => name_in_place(content),
        Lying::Leftover(path, _) | Lying::Strange(path) => path.display().to_string(),
    }
}
