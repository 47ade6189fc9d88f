//! `boctach validate OUT.json…`.

use std::path::Path;

use boctach::disk;
use boctach::validate::Schema;
use model::Lang;

use super::Ended;
use super::args::ValidateArgs;
use super::outputs::outputs;
use super::report::{self, pick, say};

/// Breaches that are shown of one file; the rest is counted.
const SHOWN: usize = 20;

pub(super) fn run(args: &ValidateArgs, lang: Lang) -> anyhow::Result<Ended> {
    let schema = Schema::current().map_err(anyhow::Error::msg)?;
    let Some(files) = outputs(&args.outputs, lang)? else { return Ok(Ended::Failed) };
    let mut bad = 0;
    for file in &files {
        bad += usize::from(!is_valid(file, &schema, lang));
    }
    let counts = format!("{}/{}", files.len() - bad, files.len());
    say(&format!("{counts} {}", pick(lang, "valid", "hợp lệ")));
    Ok(if bad == 0 { Ended::Done } else { Ended::Failed })
}

fn is_valid(file: &Path, schema: &Schema, lang: Lang) -> bool {
    let name = file.display().to_string();
    let parsed = disk::read(file).map_err(|e| e.to_string());
    let parsed = parsed.and_then(|bytes| serde_json::from_slice(&bytes).map_err(|e| format!("JSON: {e}")));
    let violations = match parsed {
        Ok(value) => schema.violations(&value),
        Err(error) => {
            report::failed(lang, &name, &error);
            return false;
        }
    };
    for violation in violations.iter().take(SHOWN) {
        report::failed(lang, &name, &format!("{}: {}: {}", violation.rule, violation.at, violation.message));
    }
    if violations.len() > SHOWN {
        let more = format!("… {} {}", violations.len() - SHOWN, pick(lang, "more", "lỗi khác"));
        report::failed(lang, &name, &more);
    }
    violations.is_empty()
}
