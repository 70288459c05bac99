//! Five hundred files that are damaged, disguised or made to do harm: each is one clear sentence or a clean register, soon
//! and in little memory. The same seed makes the same files.

#![allow(clippy::unwrap_used)]

use rust_xlsxwriter::Workbook;
use sojourn::domain::lang::Lang;
use sojourn::files::header::ColumnMap;
use sojourn::files::register::Register;
use sojourn::i18n::Catalogue;
use std::io::{Cursor, Read, Write};
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const XLS: &[u8] = include_bytes!("data/clients-ru.xls");
const ODS: &[u8] = include_bytes!("data/clients-ru.ods");
const HEADER: &str = "ФИО;Гражданство;Дата рождения;Паспорт №;Основание;Примечание\n";

/// Numbers that look random and are the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    /// Some bytes changed, taken out or put in.
    fn spoil(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut spoilt = bytes.to_vec();
        for _ in 0..1 + self.below(24) {
            let at = self.below(spoilt.len());
            match self.below(4) {
                0 => spoilt[at] ^= 1 << self.below(8),
                1 => spoilt[at] = u8::try_from(self.below(256)).unwrap(),
                2 => drop(spoilt.drain(at..(at + 1 + self.below(40)).min(spoilt.len()))),
                _ => {
                    let piece = spoilt[at..(at + 1 + self.below(40)).min(spoilt.len())].to_vec();
                    spoilt.splice(at..at, piece);
                }
            }
            if spoilt.is_empty() {
                spoilt.push(b'x');
            }
        }
        spoilt
    }

    fn cut(&mut self, bytes: &[u8]) -> Vec<u8> {
        bytes[..self.below(bytes.len())].to_vec()
    }
}

fn csv() -> Vec<u8> {
    let row = |n: usize| format!("Ким Анна {n};РФ;03.05.1990;A{n:07};работа;\"да; \"\"нет\"\"\"\n");
    (HEADER.to_owned() + &(0..30).map(row).collect::<String>()).into_bytes()
}

fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let text = String::from_utf8(csv()).unwrap();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// A container of these parts.
fn container(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for place in 0..zip.len() {
        let mut part = zip.by_index(place).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.push((part.name().unwrap().into_owned(), content));
    }
    parts
}

/// The container with one part made into another.
fn with_part(bytes: &[u8], name: &str, make: impl FnOnce(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut all = parts(bytes);
    let part = all.iter_mut().find(|(part, _)| part.ends_with(name)).unwrap();
    part.1 = make(&part.1);
    container(&all.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect::<Vec<_>>())
}

fn ods(rows: &str) -> Vec<u8> {
    let header: String = HEADER.trim().split(';').map(cell_of).collect();
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\"><table:table-row>{header}\
         </table:table-row>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    with_part(ODS, "content.xml", |_| content.into_bytes())
}

fn cell_of(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

fn sheet_of(cells: &str) -> Vec<u8> {
    with_part(&xlsx(), "sheet1.xml", |sheet| {
        let text = String::from_utf8(sheet.to_vec()).unwrap();
        text.replace("</sheetData>", &format!("{cells}</sheetData>")).into_bytes()
    })
}

/// Who looks at a file; its name is for the report.
type Look<'a> = &'a mut dyn FnMut(&str, &[u8]);

/// Files that were made to do harm, one after the other: some are large.
fn hostile_text(look: Look<'_>) {
    let row = |cell: &str| format!("{HEADER}Ким Анна;РФ;03.05.1990;A1;работа;{cell}\n").into_bytes();
    let utf_16: Vec<u8> = HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    look("a cell of 10 MB", &row(&"я".repeat(5 << 20)));
    look("a mark that never closes before 12 MB", &row(&format!("\"{}", "x".repeat(12 << 20))));
    look("marks that never close, line by line", &row(&"\"x\n".repeat(1 << 17)));
    look("marks in every cell", &row(&"\"\"\";\"a\n".repeat(1 << 16)));
    look("long records that break at their end", &row(&format!("\"a\n{}\"b", "\";\"\n".repeat(1 << 17))));
    look("a million columns", &[";x".repeat(1 << 20).as_bytes(), b"\n", &csv()].concat());
    look("a million columns below the header", &row(&";x".repeat(1 << 20)));
    look("a hundred thousand blank lines", &row(&"\n".repeat(100_000)));
    look("NUL letters", &row("a\0b"));
    look("only NUL letters", &vec![0; 1 << 20]);
    look("UTF-16 with an odd end", &utf_16[..utf_16.len() - 1]);
    look("UTF-16 with half a letter", &[&utf_16[..], &[0x3D, 0xD8, 0x41, 0x00]].concat());
    look("UTF-8 cut inside a letter", &[HEADER.as_bytes(), b"\xD0"].concat());
    look(
        "two encodings in one file",
        &[&row(""), &b"\xCA\xE8\xEC;\xD0\xD4;03.05.1990;A2;\xF0\xE0\xE1\xEE\xF2\xE0;\n"[..]].concat(),
    );
    look("a mark of UTF-8 before UTF-16", &[b"\xEF\xBB\xBF", &utf_16[..]].concat());
    look("UTF-32", &HEADER.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect::<Vec<u8>>());
    look("a PDF", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n");
    look("a web page", b"<html><table><tr><td>name</td></tr></table></html>");
    look("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
}

fn hostile_containers(look: Look<'_>) {
    let name = cell_of("Ким Анна");
    let many =
        |what: &str, times: &str| name.replace("<table:table-cell", &format!("<table:table-cell {what}=\"{times}\""));
    let deep = "<a>".repeat(1 << 20);
    look(
        "rows repeated without end",
        &ods(&format!("<table:table-row table:number-rows-repeated=\"1048000\">{}</table:table-row>", name.repeat(6))),
    );
    look(
        "cells repeated without end",
        &ods(&format!("<table:table-row>{}</table:table-row>", many("table:number-columns-repeated", "4000000000"))
            .repeat(3_000)),
    );
    look(
        "a number of cells that is none",
        &ods(&format!(
            "<table:table-row>{}</table:table-row>",
            many("table:number-columns-repeated", "99999999999999999999999")
        )),
    );
    look(
        "spaces without end",
        &ods(&format!("<table:table-row>{}</table:table-row>", cell_of("<text:s text:c=\"4000000000\"/>").repeat(6))
            .repeat(2000)),
    );
    look("a sheet that does not end", &with_part(ODS, "content.xml", |content| content[..content.len() / 2].to_vec()));
    look("elements in elements", &ods(&deep));
    look("a document without sheets", &with_part(ODS, "content.xml", |_| b"<a/>".to_vec()));
    look(
        "a laughing document",
        &with_part(ODS, "content.xml", |_| {
            b"<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>".to_vec()
        }),
    );
    look("a text of 40 MB", &ods(&format!("<table:table-row>{}</table:table-row>", cell_of(&"x".repeat(40 << 20)))));
    look("a sheet that unfolds", &with_part(&xlsx(), "sheet1.xml", |_| vec![b' '; 48 << 20]));
    look(
        "texts that unfold",
        &with_part(&xlsx(), "sharedStrings.xml", |_| {
            b"<sst>".iter().copied().chain(b"<si/>".repeat(10 << 20)).collect()
        }),
    );
    look(
        "styles that unfold",
        &with_part(&xlsx(), "styles.xml", |_| {
            b"<styleSheet><numFmts>".iter().copied().chain(b"<x/>".repeat(8 << 20)).collect()
        }),
    );
    look(
        "a dimension beyond the sheet",
        &with_part(&xlsx(), "sheet1.xml", |sheet| {
            String::from_utf8_lossy(sheet)
                .replace("<dimension ref=\"", "<dimension ref=\"A1:XFD1048576\" x=\"")
                .into_bytes()
        }),
    );
    look("cells at the far corners", &sheet_of("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"));
    look(
        "a cell at the far end of every row",
        &sheet_of(
            &(40..9_000).map(|row| format!("<row r=\"{row}\"><c r=\"SR{row}\"><v>1</v></c></row>")).collect::<String>(),
        ),
    );
    look(
        "cells that go backwards",
        &sheet_of(
            "<row r=\"9\"><c r=\"C9\"><v>1</v></c><c r=\"A9\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>",
        ),
    );
    look(
        "cells without a place",
        &sheet_of("<row><c r=\"\"><v>1</v></c><c r=\"99999999999999\"><v>1</v></c><c r=\"ZZZZZZZZ1\"/></row>"),
    );
    look("texts that are not there", &sheet_of("<row r=\"90\"><c r=\"A90\" t=\"s\"><v>4000000000</v></c></row>"));
    look("a container in a container", &container(&[("xl/workbook.xml", &xlsx())]));
    look("a container of nothing", &container(&[]));
    look("a container of something else", &container(&[("word/document.xml", b"<a/>")]));
    look("sizes that lie", &lying());
    look("an old workbook with far corners", &far_corners());
    look("an old workbook that is nothing", &[&XLS[..512], &[0xFF; 4096][..]].concat());
}

/// A container whose directory says that nothing is in it.
fn lying() -> Vec<u8> {
    let mut bytes = with_part(&xlsx(), "sheet1.xml", |_| vec![b' '; 64 << 20]);
    let starts: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x01\x02").map(|(at, _)| at).collect();
    for at in starts {
        bytes[at + 24..at + 28].copy_from_slice(&10_u32.to_le_bytes());
    }
    bytes
}

/// The old workbook with the last text cell of its first sheet at the end of the sheet.
fn far_corners() -> Vec<u8> {
    let mut bytes = XLS.to_vec();
    let at = bytes.windows(4).rposition(|four| four == b"\xFD\x00\x0A\x00").unwrap();
    bytes[at + 4..at + 8].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x00]);
    bytes
}

/// Valid files of each kind, spoilt.
fn spoilt(dice: &mut Dice) -> Vec<(&'static str, Vec<u8>)> {
    let (csv, xlsx) = (csv(), xlsx());
    let small = ods(&format!("<table:table-row>{}</table:table-row>", cell_of("Ким Анна").repeat(6)).repeat(20));
    let mut files = Vec::new();
    for _ in 0..60 {
        files.push(("spoilt CSV", dice.spoil(&csv)));
        files.push(("spoilt XLSX", dice.spoil(&xlsx)));
        files.push(("spoilt ODS", dice.spoil(&small)));
        files.push(("spoilt XML in XLSX", with_part(&xlsx, "sheet1.xml", |part| dice.spoil(part))));
        files.push(("spoilt texts in XLSX", with_part(&xlsx, "sharedStrings.xml", |part| dice.spoil(part))));
        files.push(("spoilt XML in ODS", with_part(&small, "content.xml", |part| dice.spoil(part))));
    }
    for _ in 0..15 {
        files.push(("spoilt workbook part", with_part(&xlsx, "workbook.xml", |part| dice.spoil(part))));
        files.push(("spoilt XLS", dice.spoil(XLS)));
        files.push(("cut XLS", dice.cut(XLS)));
        files.push(("cut XLSX", dice.cut(&xlsx)));
        files.push(("cut ODS", dice.cut(&small)));
        files.push(("cut XML in ODS", with_part(&small, "content.xml", |part| dice.cut(part))));
        files.push(("cut XML in XLSX", with_part(&xlsx, "sheet1.xml", |part| dice.cut(part))));
    }
    files
}

/// The most memory this process has had, in MiB, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib / 1024)
}

#[test]
fn five_hundred_damaged_files_are_sentences_or_registers() {
    let words = Catalogue::new(Lang::En);
    let mut dice = Dice(2026);
    let mut seen = 0;
    let mut look = |name: &str, bytes: &[u8]| {
        let start = Instant::now();
        let read = Register::read(bytes, &ColumnMap::default());
        assert!(start.elapsed() < Duration::from_secs(20), "{name}: {:?}", start.elapsed());
        if let Err(phrase) = read {
            assert!(words.has(&phrase.id), "{name}: {}", phrase.id);
        }
        seen += 1;
        if std::env::var_os("SOJOURN_SHOW").is_some() {
            println!("{name}: {:?}, {:?} MiB", start.elapsed(), peak());
        }
    };
    for (name, bytes) in spoilt(&mut dice) {
        look(name, &bytes);
    }
    hostile_text(&mut look);
    hostile_containers(&mut look);
    assert!(seen >= 500, "{seen}");
    assert!(peak().is_none_or(|peak| peak < 300), "{:?} MiB", peak());
}
