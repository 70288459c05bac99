//! `doctor`: what is wrong with the terminal, the locale and the place of the database, and a ruler to look at.

use super::context::Context;
use super::failure::Outcome;
use super::table::Table;
use crate::app::doctor::{Finding, Standing, Surroundings, examine};
use crate::domain::phrase::Phrase;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// One finding for other programs.
#[derive(Serialize)]
struct FindingJson {
    name: &'static str,
    value: String,
    standing: Standing,
    advice: Option<String>,
}

#[derive(Serialize)]
struct DoctorJson {
    sound: bool,
    findings: Vec<FindingJson>,
}

/// Lines of letters and signs that terminals are known to get wrong: Kazakh letters, box drawing, signs of unclear width.
const SAMPLES: &[&str] = &["ABCabc 0123456789", "АБВабв ЁёЙй№", "ӘәҒғҚқҢңӨөҰұҮүҺһІі", "┌─┬─┐│├┤└┴┘", "› · … — → ‼ «»"];

/// The ruler is at most so wide.
const WIDEST: usize = 120;
/// And so wide where the terminal does not tell.
const USUAL: usize = 80;

pub(super) fn run(context: &mut Context) -> Outcome {
    let around = Surroundings::here();
    let found = examine(&around, &context.place());
    let faults = found.iter().filter(|finding| finding.standing == Standing::Bad).count();
    if context.json() {
        let words = &context.words;
        let findings = found.iter().map(|finding| FindingJson {
            name: finding.name,
            value: words.say(&finding.value),
            standing: finding.standing,
            advice: finding.advice.as_ref().map(|advice| words.say(advice)),
        });
        let document = DoctorJson { sound: faults == 0, findings: findings.collect() };
        context.out.json(&document)?;
    } else {
        print(&found, faults, around.size, context)?;
    }
    Ok(u8::from(faults > 0))
}

fn print(
    found: &[Finding],
    faults: usize,
    size: Option<(u16, u16)>,
    context: &mut Context,
) -> Result<(), super::failure::Failure> {
    let title = context.words.text("doctor-title");
    context.out.line(title)?;
    let mut table = Table::default();
    for finding in found {
        let sign = match finding.standing {
            Standing::Good => "",
            Standing::Note => "?",
            Standing::Bad => "!",
        };
        let label = context.words.text(&format!("doctor-{}", finding.name));
        table.row([sign.to_owned(), label, context.words.say(&finding.value)]);
    }
    for (line, finding) in table.lines(context.plain()).iter().zip(found) {
        context.out.line(line)?;
        if let Some(advice) = &finding.advice {
            let advice = context.words.say(advice);
            context.out.line(format!("   {advice}"))?;
        }
    }
    if !context.plain() {
        let columns = size.map_or(USUAL, |(columns, _)| usize::from(columns)).min(WIDEST);
        context.out.line("")?;
        for line in ruler(columns) {
            context.out.line(line)?;
        }
        context.say(&Phrase::new("doctor-ruler"))?;
    }
    let end = match faults {
        0 => Phrase::new("doctor-sound"),
        n => Phrase::new("doctor-faults").number("n", i64::try_from(n).unwrap_or(i64::MAX)),
    };
    context.say(&end)
}

/// A scale over the whole width, and samples that end in a bar under one another.
fn ruler(columns: usize) -> Vec<String> {
    let tens = (1..=columns / 10).map(|ten| format!("{:->10}", ten * 10));
    let scale: String = tens.collect();
    let wide = SAMPLES.iter().map(|sample| sample.width()).max().unwrap_or(0);
    let samples = SAMPLES.iter().map(|sample| format!("|{sample}{}|", " ".repeat(wide - sample.width())));
    std::iter::once(scale).chain(samples).filter(|line| line.width() <= columns).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ruler_counts_columns_and_its_samples_end_together() {
        let lines = ruler(80);
        assert_eq!((lines[0].len(), &lines[0][72..]), (80, "------80"));
        assert!(lines[1..].iter().all(|line| line.width() == lines[1].width() && line.ends_with('|')));
        assert!(ruler(5).iter().all(|line| line.width() <= 5));
    }
}
