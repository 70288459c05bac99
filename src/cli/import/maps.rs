//! `import maps`: the mappings of columns that the office keeps.

use crate::app::error::{AppError, ErrorKind};
use crate::app::import::maps::SavedMap;
use crate::cli::context::Context;
use crate::cli::failure::Outcome;
use crate::domain::phrase::Phrase;
use serde_json::{Map, Value, json};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sojourn import maps\n  sojourn import maps --delete Алатау")]
pub(super) struct Args {
    /// Delete the mapping of that name
    #[arg(long, value_name = "NAME")]
    delete: Option<String>,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    if let Some(name) = &args.delete {
        if !desk.forget_import_map(name)? {
            let unknown = Phrase::new("import-map-unknown").text("name", name);
            return Err(AppError::new(ErrorKind::NotFound, unknown).into());
        }
        if !context.json() {
            context.say(&Phrase::new("import-maps-forgotten").text("name", name))?;
            return Ok(0);
        }
    }
    let maps = desk.import_maps()?;
    if context.json() {
        context.out.json(&json!({ "maps": maps.iter().map(document).collect::<Vec<_>>() }))?;
        return Ok(0);
    }
    if maps.is_empty() {
        context.say(&Phrase::new("import-maps-none"))?;
    }
    for saved in &maps {
        context.out.line(saved.name.as_str())?;
        for (header, field) in saved.map.pairs() {
            let means = super::show::field_name(*field, context);
            context.out.line(format!("  {header} → {means}"))?;
        }
    }
    Ok(0)
}

fn document(saved: &SavedMap) -> Value {
    let columns = saved.map.pairs().iter().map(|(header, field)| (header.to_string(), json!(field)));
    json!({ "name": saved.name, "columns": columns.collect::<Map<_, _>>() })
}
