//! What stands in the file after a rewrite, whatever stood in it before.

use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};

fn ours(number: usize) -> String {
    format!("restrict,pty,command=\"/usr/bin/sojourn --as-key {number}\" ssh-ed25519 AAAA sojourn-key-{number}")
}

fn text(old: &str, lines: &[String]) -> String {
    String::from_utf8(compose(old.as_bytes(), lines)).unwrap()
}

#[test]
fn our_lines_stand_between_the_markers_in_front_and_others_stay_as_they_are() {
    let block = |lines: &[String]| {
        let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
        format!("{BEGIN}\n{lines}{END}\n")
    };
    let (one, two) = ([ours(1)], [ours(1), ours(2)]);
    let foreign = "# by hand\r\nssh-rsa AAAA root\n\n";
    assert_eq!(text("", &one), block(&one));
    assert_eq!(text(foreign, &one), block(&one) + foreign);
    assert_eq!(text(&(block(&one) + foreign), &two), block(&two) + foreign);
    assert_eq!(text(&format!("a\n{}b", block(&one)), &[]), block(&[]) + "a\nb");
    assert_eq!(text(&(block(&one) + &block(&two)), &two), block(&two), "two blocks become one");
    // Somebody took a marker away: only what looks like ours goes.
    assert_eq!(text(&format!("{BEGIN}\n{}\nssh-rsa AAAA root\n", ours(1)), &two), block(&two) + "ssh-rsa AAAA root\n");
    let torn = format!("{BEGIN}\n{}\nhand\n{}", ours(1), block(&one));
    assert_eq!(text(&torn, &two), block(&two) + "hand\n");
    assert_eq!(text(&format!("{END}\nhand\n"), &one), block(&one) + "hand\n");
}

#[test]
fn a_rewrite_is_whole_and_private_and_leaves_a_right_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("authorized_keys");
    let write = |number: usize| rewrite(&path, &mut || Ok(vec![ours(number)]));
    assert_eq!(write(1).unwrap(), Rewritten::Written);
    assert_eq!(write(1).unwrap(), Rewritten::Same);
    assert!(holds(&path, &[ours(1)]).unwrap() && !holds(&path, &[ours(2)]).unwrap());
    fs::write(folder.path().join(".authorized_keys.new"), "left by a crash").unwrap();
    assert_eq!(write(2).unwrap(), Rewritten::Written);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, symlink};
        let meta = fs::metadata(&path).unwrap();
        assert_eq!(meta.mode() & 0o777, if meta.uid() == 0 { 0o644 } else { 0o600 });
        symlink(&path, folder.path().join("link")).unwrap();
        let link = rewrite(&folder.path().join("link"), &mut || Ok(Vec::new()));
        assert_eq!(link.unwrap_err().kind(), io::ErrorKind::InvalidInput);
    }
    assert!(rewrite(&path, &mut || Ok(vec!["a\nb".to_owned()])).is_err());
    assert!(rewrite(&path, &mut || Err(io::ErrorKind::Other.into())).is_err());
    assert!(holds(&path, &[ours(2)]).unwrap(), "a failure leaves the old file");
}

#[test]
fn of_two_who_rewrite_at_once_the_second_sees_what_the_first_saw_or_more() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("authorized_keys");
    // The records: how many keys there are; each writer adds one, then rewrites from what is there.
    let records = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..25 {
                    records.fetch_add(1, Ordering::SeqCst);
                    let mut fresh = || Ok((1..=records.load(Ordering::SeqCst)).map(ours).collect());
                    rewrite(&path, &mut fresh).unwrap();
                }
            });
        }
    });
    assert!(holds(&path, &(1..=200).map(ours).collect::<Vec<_>>()).unwrap());
}
