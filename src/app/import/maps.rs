//! Mappings of columns that the office keeps under names: what a sheet with these headers means. They belong to the
//! office, not to a person, and stand in one setting, so that the journal tells who changed them.

use super::rehearsal::Reading;
use super::{ColumnMap, Field};
use crate::app::desk::Desk;
use crate::app::error::{AppError, Result};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::store::Reads;
use crate::store::undo::SETTING;
use serde_json::{Map, Value};

/// The setting with all of them: a name, then a header and a field each; `ignore` leaves a column out.
const MAPS: &str = "import_maps";
/// So many are kept: more than anybody looks through.
const MOST: usize = 100;
/// Letters of a name.
const LONGEST: usize = 60;

/// A mapping under its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedMap {
    /// What people call it.
    pub name: Clean,
    /// What it says.
    pub map: ColumnMap,
}

impl SavedMap {
    /// The mapping that is meant for a file: one that speaks of exactly its columns.
    pub fn offered<'m>(maps: &'m [Self], reading: &Reading) -> Option<&'m Self> {
        maps.iter().find(|saved| reading.has_headers_of(&saved.map))
    }
}

fn read(reads: &dyn Reads) -> crate::store::Result<Map<String, Value>> {
    let text = reads.setting(MAPS)?.unwrap_or_default();
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

fn saved((name, map): (&String, &Value)) -> Option<SavedMap> {
    let pairs = map.as_object()?.iter().map(|(header, field)| {
        let field = field.as_str().and_then(Field::parse);
        (Clean::line(header), field)
    });
    Some(SavedMap { name: Clean::line(name), map: ColumnMap::of(pairs) })
}

fn written(map: &ColumnMap) -> Value {
    let word = |field: Option<Field>| field.map_or("ignore", Field::as_str);
    map.pairs()
        .iter()
        .map(|(header, field)| (header.to_string(), Value::from(word(*field))))
        .collect::<Map<_, _>>()
        .into()
}

/// The name under which one is found, whatever its capitals.
fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

impl Desk {
    /// The mappings of the office, by name.
    ///
    /// # Errors
    /// Those of the store.
    pub fn import_maps(&self) -> Result<Vec<SavedMap>> {
        let kept = self.read(read)?;
        let mut maps: Vec<SavedMap> = kept.iter().filter_map(saved).collect();
        maps.sort_by_key(|saved| saved.name.to_lowercase());
        Ok(maps)
    }

    /// The mapping of that name.
    ///
    /// # Errors
    /// Those of the store.
    pub fn import_map(&self, name: &str) -> Result<Option<SavedMap>> {
        let name = Clean::line(name);
        Ok(self.import_maps()?.into_iter().find(|saved| same(&saved.name, &name)))
    }

    /// Keeps a mapping under a name; one of that name is replaced.
    ///
    /// # Errors
    /// A name that is empty, too long or looks like a map itself; not allowed for viewers; those of the store.
    pub fn keep_import_map(&mut self, name: &str, map: &ColumnMap) -> Result<()> {
        let name = Clean::line(name);
        if name.is_empty() || name.chars().count() > LONGEST || name.contains('=') {
            let most = i64::try_from(LONGEST).unwrap_or(i64::MAX);
            return Err(AppError::refused(Phrase::new("import-map-name").number("most", most)));
        }
        self.write(SETTING, |writes, _| {
            let mut maps = read(&*writes)?;
            maps.retain(|kept, _| !same(kept, &name));
            if maps.len() >= MOST {
                return Err(crate::store::Error::refused("import-map-many"));
            }
            maps.insert(name.to_string(), written(map));
            writes.set_setting(MAPS, &Value::Object(maps).to_string())
        })?;
        Ok(())
    }

    /// Forgets the mapping of that name; false when there is none.
    ///
    /// # Errors
    /// Not allowed for viewers; those of the store.
    pub fn forget_import_map(&mut self, name: &str) -> Result<bool> {
        let name = Clean::line(name);
        let (found, _) = self.write(SETTING, |writes, _| {
            let mut maps = read(&*writes)?;
            let before = maps.len();
            maps.retain(|kept, _| !same(kept, &name));
            let found = maps.len() < before;
            if found {
                writes.set_setting(MAPS, &Value::Object(maps).to_string())?;
            }
            Ok(found)
        })?;
        Ok(found)
    }
}
