//! Standard output: buffered here alone, flushed at the end. The library's own handle would look for line breaks in each
//! piece once more, which a review of megabytes feels.

use serde::{Serialize, Serializer};
use std::io::{self, BufWriter, Write};

/// The buffered standard output of one command.
pub(super) struct Out {
    writer: BufWriter<Box<dyn Write>>,
}

#[cfg(unix)]
fn standard_output() -> Box<dyn Write> {
    use std::os::fd::AsFd;
    match io::stdout().as_fd().try_clone_to_owned() {
        Ok(file) => Box::new(std::fs::File::from(file)),
        Err(_) => Box::new(io::stdout()),
    }
}

#[cfg(not(unix))]
fn standard_output() -> Box<dyn Write> {
    Box::new(io::stdout())
}

impl Out {
    /// Takes standard output.
    pub(super) fn new() -> Self {
        Self { writer: BufWriter::with_capacity(1 << 16, standard_output()) }
    }

    /// One JSON document and a line break, written piece by piece.
    pub(super) fn json(&mut self, document: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.writer, document)?;
        self.writer.write_all(b"\n")
    }

    /// The same of a list, made row by row.
    pub(super) fn json_rows<T: Serialize>(&mut self, rows: impl IntoIterator<Item = T>) -> io::Result<()> {
        serde_json::Serializer::new(&mut self.writer).collect_seq(rows)?;
        self.writer.write_all(b"\n")
    }

    /// One line of text.
    pub(super) fn line(&mut self, text: impl AsRef<str>) -> io::Result<()> {
        self.writer.write_all(text.as_ref().trim_end().as_bytes())?;
        self.writer.write_all(b"\n")
    }

    /// Bytes as they are, for scripts that shells read.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
