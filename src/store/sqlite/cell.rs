//! Records as rows: the declared order of fields is the order of columns, so a struct becomes a row of cells and a row
//! becomes a struct through serde, without JSON between.
//!
//! Invariant: `id` and `version` stand first in every record's struct and in every SELECT, then the fields in the order
//! of `Kind::fields()` (a test in `domain::record` compares struct and declaration).

use crate::domain::day::Day;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::de::value::{Error as Mismatch, StrDeserializer};
use serde::de::{DeserializeSeed, Error as _, IntoDeserializer, SeqAccess, Visitor};
use serde::ser::{Impossible, SerializeStruct};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// Absent.
    Null,
    /// Yes or no; 0 or 1 in the table.
    Flag(bool),
    /// A number or a reference.
    Number(i64),
    /// Text, a choice, a date.
    Text(String),
}

impl Cell {
    /// An empty text is an absent value.
    fn or_null(self) -> Self {
        match self {
            Self::Text(text) if text.is_empty() => Self::Null,
            other => other,
        }
    }

    /// The number, if it is one.
    pub(super) fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl rusqlite::ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Flag(flag) => ValueRef::Integer(i64::from(*flag)),
            Self::Number(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

/// A civil date as the records' tables hold it: `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Iso(pub(super) Day);

impl rusqlite::ToSql for Iso {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}

impl FromSql for Iso {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

/// The cells of a record: `id`, `version`, then its fields.
pub(super) fn cells<T: Serialize>(entity: &T) -> Result<Vec<Cell>, Mismatch> {
    entity.serialize(Row(Vec::with_capacity(20)))
}

struct Row(Vec<Cell>);

impl SerializeStruct for Row {
    type Ok = Vec<Cell>;
    type Error = Mismatch;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Mismatch> {
        self.0.push(value.serialize(One)?.or_null());
        Ok(())
    }
    fn end(self) -> Result<Self::Ok, Mismatch> {
        Ok(self.0)
    }
}

/// Declares the serializer methods that have no place in a row.
macro_rules! refuse {
    ($($method:ident($($type:ty),*) $(<$generic:ident>)? -> $ok:ty;)*) => {$(
        fn $method$(<$generic: Serialize + ?Sized>)?(self $(, _: $type)*) -> Result<$ok, Mismatch> {
            Err(Mismatch::custom("a record holds plain values only"))
        }
    )*};
}

type No<T> = Impossible<T, Mismatch>;

impl Serializer for Row {
    type Ok = Vec<Cell>;
    type Error = Mismatch;
    type SerializeSeq = No<Vec<Cell>>;
    type SerializeTuple = No<Vec<Cell>>;
    type SerializeTupleStruct = No<Vec<Cell>>;
    type SerializeTupleVariant = No<Vec<Cell>>;
    type SerializeMap = No<Vec<Cell>>;
    type SerializeStruct = Self;
    type SerializeStructVariant = No<Vec<Cell>>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Mismatch> {
        Ok(self)
    }
    refuse! {
        serialize_bool(bool) -> Vec<Cell>; serialize_i8(i8) -> Vec<Cell>; serialize_i16(i16) -> Vec<Cell>;
        serialize_i32(i32) -> Vec<Cell>; serialize_i64(i64) -> Vec<Cell>; serialize_u8(u8) -> Vec<Cell>;
        serialize_u16(u16) -> Vec<Cell>; serialize_u32(u32) -> Vec<Cell>; serialize_u64(u64) -> Vec<Cell>;
        serialize_f32(f32) -> Vec<Cell>; serialize_f64(f64) -> Vec<Cell>; serialize_char(char) -> Vec<Cell>;
        serialize_str(&str) -> Vec<Cell>; serialize_bytes(&[u8]) -> Vec<Cell>; serialize_none() -> Vec<Cell>;
        serialize_some(&T) <T> -> Vec<Cell>; serialize_unit() -> Vec<Cell>; serialize_unit_struct(&'static str) -> Vec<Cell>;
        serialize_unit_variant(&'static str, u32, &'static str) -> Vec<Cell>;
        serialize_newtype_struct(&'static str, &T) <T> -> Vec<Cell>;
        serialize_newtype_variant(&'static str, u32, &'static str, &T) <T> -> Vec<Cell>;
        serialize_seq(Option<usize>) -> No<Vec<Cell>>; serialize_tuple(usize) -> No<Vec<Cell>>;
        serialize_tuple_struct(&'static str, usize) -> No<Vec<Cell>>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No<Vec<Cell>>;
        serialize_map(Option<usize>) -> No<Vec<Cell>>;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No<Vec<Cell>>;
    }
}

struct One;

impl Serializer for One {
    type Ok = Cell;
    type Error = Mismatch;
    type SerializeSeq = No<Cell>;
    type SerializeTuple = No<Cell>;
    type SerializeTupleStruct = No<Cell>;
    type SerializeTupleVariant = No<Cell>;
    type SerializeMap = No<Cell>;
    type SerializeStruct = No<Cell>;
    type SerializeStructVariant = No<Cell>;

    fn serialize_bool(self, value: bool) -> Result<Cell, Mismatch> {
        Ok(Cell::Flag(value))
    }
    fn serialize_i64(self, value: i64) -> Result<Cell, Mismatch> {
        Ok(Cell::Number(value))
    }
    fn serialize_str(self, value: &str) -> Result<Cell, Mismatch> {
        Ok(Cell::Text(value.to_owned()))
    }
    fn serialize_none(self) -> Result<Cell, Mismatch> {
        Ok(Cell::Null)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Cell, Mismatch> {
        value.serialize(self)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, id: &'static str) -> Result<Cell, Mismatch> {
        Ok(Cell::Text(id.to_owned()))
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Cell, Mismatch> {
        value.serialize(self)
    }
    refuse! {
        serialize_i8(i8) -> Cell; serialize_i16(i16) -> Cell; serialize_i32(i32) -> Cell; serialize_u8(u8) -> Cell;
        serialize_u16(u16) -> Cell; serialize_u32(u32) -> Cell; serialize_u64(u64) -> Cell; serialize_f32(f32) -> Cell;
        serialize_f64(f64) -> Cell; serialize_char(char) -> Cell; serialize_bytes(&[u8]) -> Cell;
        serialize_unit() -> Cell; serialize_unit_struct(&'static str) -> Cell;
        serialize_newtype_variant(&'static str, u32, &'static str, &T) <T> -> Cell;
        serialize_seq(Option<usize>) -> No<Cell>; serialize_tuple(usize) -> No<Cell>;
        serialize_tuple_struct(&'static str, usize) -> No<Cell>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No<Cell>;
        serialize_map(Option<usize>) -> No<Cell>; serialize_struct(&'static str, usize) -> No<Cell>;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No<Cell>;
    }
}

/// Reads a record from a row whose columns are `id`, `version`, then the fields.
pub(super) fn entity<T: for<'de> Deserialize<'de>>(row: &rusqlite::Row<'_>) -> Result<T, Mismatch> {
    T::deserialize(Columns { row, next: 0 })
}

struct Columns<'r, 's> {
    row: &'r rusqlite::Row<'s>,
    next: usize,
}

impl<'de> Deserializer<'de> for Columns<'_, '_> {
    type Error = Mismatch;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(self)
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for Columns<'_, '_> {
    type Error = Mismatch;
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mismatch> {
        let value = self.row.get_ref(self.next).map_err(|_| Mismatch::custom("a column is missing"))?;
        self.next += 1;
        seed.deserialize(Column(value)).map(Some)
    }
}

struct Column<'v>(ValueRef<'v>);

impl<'v> Column<'v> {
    fn text(&self) -> Result<&'v str, Mismatch> {
        self.0.as_str().map_err(|_| Mismatch::custom("a text was expected"))
    }
}

impl<'de> Deserializer<'de> for Column<'_> {
    type Error = Mismatch;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            ValueRef::Null => visitor.visit_none(),
            ValueRef::Integer(number) => visitor.visit_i64(number),
            _ => visitor.visit_str(self.text()?),
        }
    }
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_bool(matches!(self.0, ValueRef::Integer(number) if number != 0))
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0 == ValueRef::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &str, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let id: StrDeserializer<'_, Mismatch> = self.text()?.into_deserializer();
        visitor.visit_enum(id)
    }
    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map
        struct identifier ignored_any
    }
}
