//! Writing a file that a person asked for: new, complete, readable by its owner alone where the system knows that.

use super::local::LocalPath;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// Opens a new file for writing.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when something lies there.
pub fn create_new(path: &LocalPath) -> io::Result<File> {
    create(path.path(), 0o600)
}

/// Opens a new file of the program's own, beside the database: nobody names it. Where several accounts share the folder,
/// their group has it too, whatever the process's file mask is: an administrator makes files there whom it keeps from all
/// others. Nobody else ever may read it.
///
/// # Errors
/// As for [`create_new`].
pub fn create_own(path: &Path) -> io::Result<File> {
    let file = create(path, 0o600)?;
    share(&file, path)?;
    Ok(file)
}

/// Lets the group have a file that this process made, where it shares the folder.
///
/// # Errors
/// Those of the system; of a file of somebody else this is not ours to say.
#[cfg(unix)]
pub fn share(file: &File, path: &Path) -> io::Result<()> {
    if !is_shared(path) {
        return Ok(());
    }
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o660))
}

/// Nobody shares here.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn share(_file: &File, _path: &Path) -> io::Result<()> {
    Ok(())
}

/// True where a group shares the folder that the path lies in: it may write there, and what is made there is the group's.
#[cfg(unix)]
pub(super) fn is_shared(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let folder = path.parent().and_then(|folder| std::fs::metadata(folder).ok());
    folder.is_some_and(|folder| folder.mode() & 0o2020 == 0o2020)
}

/// Nobody shares here.
#[cfg(not(unix))]
pub(super) fn is_shared(_path: &Path) -> bool {
    false
}

fn create(path: &Path, mode: u32) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    options.open(path)
}

/// Writes a new file of the program's own; see [`create_own`].
///
/// # Errors
/// As for [`create_new`].
pub fn write_own(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create_own(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// How many files of one name are kept apart by a number.
const MOST: usize = 99;

/// Opens a new file in a folder and gives the name it got: `stem.ending`, or `stem-2.ending` where there is one already.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when too many files of that name are there.
pub fn create_numbered(folder: &LocalPath, stem: &str, ending: &str) -> io::Result<(File, String)> {
    for number in 1..=MOST {
        let name = if number == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{number}.{ending}") };
        match create_new(&folder.join(&name)) {
            Ok(file) => return Ok((file, name)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Writes a new file of such a name into a folder and gives the name it got; see [`create_numbered`].
///
/// # Errors
/// As there.
pub fn write_numbered(folder: &LocalPath, stem: &str, ending: &str, bytes: &[u8]) -> io::Result<String> {
    let (mut file, name) = create_numbered(folder, stem, ending)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(name)
}

/// Writes a new file; one that is there is never written over.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when something lies there.
pub fn write_new(path: &LocalPath, bytes: &[u8]) -> io::Result<()> {
    let mut file = create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Writes a file of a folder under exactly this name, in one step; a file with other content that lies there gets a number and is
/// kept. Gives the name that it got.
///
/// # Errors
/// Those of the system. Then the former file still has its name.
pub fn write_and_keep(folder: &LocalPath, name: &str, bytes: &[u8]) -> io::Result<Option<String>> {
    let (path, draft) = (folder.join(name), folder.join(format!(".{name}.{}.new", std::process::id())));
    let placed = write_new(&draft, bytes).and_then(|()| {
        let kept = put_aside(folder, name, bytes)?;
        std::fs::rename(draft.path(), path.path())?;
        Ok(kept)
    });
    if placed.is_err() {
        drop(std::fs::remove_file(draft.path()));
    }
    placed
}

/// Gives a file with other content a free name.
fn put_aside(folder: &LocalPath, name: &str, bytes: &[u8]) -> io::Result<Option<String>> {
    let place = folder.join(name);
    let path = place.path();
    match std::fs::symlink_metadata(path) {
        Ok(meta) if meta.is_file() && std::fs::read(path).is_ok_and(|there| there == bytes) => return Ok(None),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let (_, free) = create_numbered(folder, stem, ending)?;
    std::fs::rename(path, folder.join(&free).path())?;
    Ok(Some(free))
}

/// Writes a file that may be one of ours from before: beside its place first, then under its name in one step, so that
/// whoever reads it meanwhile sees the old one or the new one whole. A file that is there keeps its permissions.
///
/// # Errors
/// Those of the system and of `fill`; [`io::ErrorKind::AlreadyExists`] when something lies there whose beginning is not
/// `ours`.
pub fn replace(
    path: &LocalPath,
    ours: fn(&[u8]) -> bool,
    fill: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let path = path.path();
    let before = former(path, ours)?;
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    let draft = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let file = create(&draft, 0o600)?;
    let mut out = io::BufWriter::with_capacity(1 << 16, file);
    let filled = fill(&mut out).and_then(|()| out.flush()).and_then(|()| {
        if let Some(permissions) = before {
            out.get_ref().set_permissions(permissions)?;
        }
        out.get_ref().sync_all()?;
        std::fs::rename(&draft, path)
    });
    if filled.is_err() {
        drop(std::fs::remove_file(&draft));
    }
    filled
}

/// The permissions of the file that is to be replaced; `None` where there is none.
fn former(path: &Path, ours: fn(&[u8]) -> bool) -> io::Result<Option<std::fs::Permissions>> {
    let meta = match std::fs::symlink_metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut beginning = Vec::new();
    if meta.is_file() {
        File::open(path)?.take(64).read_to_end(&mut beginning)?;
    }
    if meta.is_file() && ours(&beginning) {
        Ok(Some(meta.permissions()))
    } else {
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_that_name_gets_another_and_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let here = super::super::local::OwnMachine::granted().place(folder.path());
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        let write_and_keep = |bytes: &[u8]| super::write_and_keep(&here, "a.refused.csv", bytes);
        assert_eq!(write_and_keep(b"1").unwrap(), None);
        assert_eq!(write_and_keep(b"1").unwrap(), None, "it says the same");
        assert_eq!(write_and_keep(b"2").unwrap().as_deref(), Some("a.refused-2.csv"));
        assert_eq!(write_and_keep(b"3").unwrap().as_deref(), Some("a.refused-3.csv"));
        assert_eq!([read("a.refused.csv"), read("a.refused-2.csv"), read("a.refused-3.csv")], ["3", "1", "2"]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3, "no draft is left");
    }

    #[test]
    fn only_a_file_of_ours_is_replaced_and_a_failure_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let named = crate::files::local::OwnMachine::granted().place(&folder.path().join("a.ics"));
        let path = named.path().to_path_buf();
        let ours = |beginning: &[u8]| beginning.starts_with(b"OURS");
        let write = |text: &'static str| replace(&named, ours, &mut |out| out.write_all(text.as_bytes()));
        write("OURS 1").unwrap();
        write("OURS 2").unwrap();
        let cut = replace(&named, ours, &mut |out| {
            out.write_all(b"OURS 3")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(cut.is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "OURS 2");
        std::fs::write(&path, "a letter").unwrap();
        assert_eq!(write("OURS 4").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
    }
}
