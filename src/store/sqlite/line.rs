//! A stored deadline as one packed value: the daily review reads ten thousand of them each morning, and taking twenty
//! columns apart would cost more than all else it does. Beside it stand only the columns that SQL looks at; `check` holds
//! both against each other.
//!
//! Numbers are little-endian; an absent day is the smallest number. After the numbers come the lengths of five texts and
//! the texts themselves. The officer's handle is not in it: it is looked up by number.

use super::due;
use crate::domain::agenda::{DueItem, DueRow};
use crate::domain::choice::{Confidence, Severity};
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, State};
use crate::domain::id::ClientId;
use crate::store::{Error, Result};
use chrono::Datelike;
use std::sync::LazyLock;

/// No day.
const NO_DAY: i32 = i32::MIN;
/// No text.
const NO_TEXT: u16 = u16::MAX;

fn day(day: Option<Day>) -> [u8; 4] {
    day.map_or(NO_DAY, |day| day.num_days_from_ce()).to_le_bytes()
}

/// The days that practices speak of, from 2010 to 2050: a day is taken from here quicker than it is reckoned from its number.
static USUAL: LazyLock<(i32, Vec<Day>)> = LazyLock::new(|| {
    let first = Day::from_ymd_opt(2010, 1, 1).unwrap_or_default();
    (first.num_days_from_ce(), first.iter_days().take(40 * 366).collect())
});

fn usual_day(number: i32) -> Option<Day> {
    let (first, days) = &*USUAL;
    days.get(usize::try_from(number.checked_sub(*first)?).ok()?).copied()
}

fn byte<T: PartialEq + Copy>(all: &[T], value: T) -> u8 {
    u8::try_from(due::position(all, value)).unwrap_or(u8::MAX)
}

/// Packs a row.
pub(super) fn pack(item: &DueItem) -> Vec<u8> {
    let texts = [
        Some(item.client_name.as_str()),
        Some(item.rule.as_str()),
        Some(item.subject.as_str()),
        item.case.as_deref(),
        item.own_title.as_deref(),
    ];
    let mut line = Vec::with_capacity(64 + texts.iter().flatten().map(|text| text.len()).sum::<usize>());
    line.extend(item.client.0.to_le_bytes());
    for each in [Some(item.warn_day), Some(item.last_day), Some(item.safe_day), item.stricter_last_day] {
        line.extend(day(each));
    }
    for each in [item.moot_from, item.look_again_on, item.client_binding_day] {
        line.extend(day(each));
    }
    line.extend([
        byte(Class::ALL, item.class),
        byte(Severity::ALL, item.severity),
        byte(Confidence::ALL, item.confidence),
        u8::from(item.confirmed),
        byte(State::ALL, item.state),
    ]);
    let country: [u8; 3] = item.citizenship.and_then(|c| c.as_str().as_bytes().try_into().ok()).unwrap_or_default();
    line.extend(country);
    for text in texts {
        let length = text.map_or(NO_TEXT, |text| u16::try_from(text.len()).unwrap_or(NO_TEXT - 1));
        line.extend(length.to_le_bytes());
    }
    for text in texts.into_iter().flatten() {
        line.extend(text.bytes().take(usize::from(NO_TEXT - 1)));
    }
    line
}

/// What is left to unpack.
struct Rest<'l>(&'l [u8]);

fn damaged() -> Error {
    Error::Damaged("a line of the review".to_owned())
}

impl<'l> Rest<'l> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or_else(damaged)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn maybe_day(&mut self) -> Result<Option<Day>> {
        match i32::from_le_bytes(self.take()?) {
            NO_DAY => Ok(None),
            number => {
                usual_day(number).or_else(|| Day::from_num_days_from_ce_opt(number)).map(Some).ok_or_else(damaged)
            }
        }
    }

    fn day(&mut self) -> Result<Day> {
        self.maybe_day()?.ok_or_else(damaged)
    }

    fn choice<T: Copy>(&mut self, all: &[T]) -> Result<T> {
        let [place] = self.take()?;
        all.get(usize::from(place)).copied().ok_or_else(damaged)
    }

    fn length(&mut self) -> Result<Option<usize>> {
        let length = u16::from_le_bytes(self.take()?);
        Ok((length != NO_TEXT).then_some(usize::from(length)))
    }
}

/// The next text of that length.
fn text<'l>(texts: &mut &'l str, length: Option<usize>) -> Result<Option<&'l str>> {
    let Some(length) = length else { return Ok(None) };
    let (text, rest) = texts.split_at_checked(length).ok_or_else(damaged)?;
    *texts = rest;
    Ok(Some(text))
}

/// Bytes before the texts.
const HEAD: usize = 8 + 7 * 4 + 5 + 3 + 5 * 2;

/// Unpacks a row; `owner` is the officer's handle.
pub(super) fn unpack<'l>(line: &'l [u8], owner: Option<&'l str>) -> Result<DueRow<'l>> {
    let (head, texts) = line.split_first_chunk::<HEAD>().ok_or_else(damaged)?;
    unpack_with(head, simdutf8::basic::from_utf8(texts).map_err(|_| damaged())?, owner)
}

/// Packed rows that are unpacked together: whether their texts are texts is asked once for all of them, which for a
/// name here and a name there takes longer than anything else about a row.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Numbers of each row, where its texts end, and the number of the officer.
    heads: Vec<([u8; HEAD], usize, Option<i64>)>,
    texts: Vec<u8>,
}

impl Lines {
    /// Puts one more with them.
    pub(super) fn add(&mut self, line: &[u8], owner: Option<i64>) -> Result<()> {
        let (head, texts) = line.split_first_chunk::<HEAD>().ok_or_else(damaged)?;
        self.texts.extend_from_slice(texts);
        self.heads.push((*head, self.texts.len(), owner));
        Ok(())
    }

    /// True when it is time to take them out.
    pub(super) fn many(&self) -> bool {
        self.heads.len() >= 256
    }

    /// Shows each with the number of its officer, and is empty then.
    pub(super) fn take_out<'h>(
        &mut self,
        handle: impl Fn(i64) -> Option<&'h str>,
        mut visit: impl FnMut(DueRow<'_>, Option<i64>),
    ) -> Result<()> {
        let mut rest = simdutf8::basic::from_utf8(&self.texts).map_err(|_| damaged())?;
        let mut begin = 0;
        for (head, end, owner) in &self.heads {
            let (texts, after) = rest.split_at_checked(end - begin).ok_or_else(damaged)?;
            visit(unpack_with(head, texts, owner.and_then(&handle))?, *owner);
            (rest, begin) = (after, *end);
        }
        self.heads.clear();
        self.texts.clear();
        Ok(())
    }
}

fn unpack_with<'l>(head: &[u8; HEAD], mut texts: &'l str, owner: Option<&'l str>) -> Result<DueRow<'l>> {
    let mut rest = Rest(head);
    let client = ClientId(i64::from_le_bytes(rest.take()?));
    let (warn_day, last_day, safe_day) = (rest.day()?, rest.day()?, rest.day()?);
    let stricter_last_day = rest.maybe_day()?;
    let (moot_from, look_again_on, client_binding_day) = (rest.maybe_day()?, rest.maybe_day()?, rest.maybe_day()?);
    let (class, severity) = (rest.choice(Class::ALL)?, rest.choice(Severity::ALL)?);
    let (confidence, [confirmed]) = (rest.choice(Confidence::ALL)?, rest.take()?);
    let (state, country) = (rest.choice(State::ALL)?, rest.take::<3>()?);
    let lengths = [rest.length()?, rest.length()?, rest.length()?, rest.length()?, rest.length()?];
    let mut next = |length| text(&mut texts, length);
    Ok(DueRow {
        client,
        client_name: next(lengths[0])?.unwrap_or_default(),
        rule: next(lengths[1])?.unwrap_or_default(),
        subject: next(lengths[2])?.unwrap_or_default(),
        case: next(lengths[3])?,
        own_title: next(lengths[4])?,
        citizenship: Country::stored_letters(country),
        class,
        severity,
        last_day,
        stricter_last_day,
        safe_day,
        warn_day,
        moot_from,
        confidence,
        confirmed: confirmed != 0,
        owner,
        state,
        look_again_on,
        client_binding_day,
    })
}
