//! `workbook.xml`: the sheets by name, and the day from which dates count.

use crate::ReadError;
use crate::xml::{Step, Walk};

/// What `workbook.xml` says.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    pub(super) sheets: Vec<Entry>,
    pub(super) since_1904: bool,
}

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) part: String,
    pub(super) hidden: bool,
}

impl Workbook {
    pub(super) fn read(workbook: &str, relations: &str, deepest: u32) -> Result<Self, ReadError> {
        let targets = self::relations(relations, "XLSX", deepest)?;
        let mut result = Self::default();
        let mut walk = Walk::new(workbook, "XLSX", "xl/workbook.xml", "spreadsheetml", deepest);
        loop {
            match walk.step()? {
                Step::Open(element) => match element.local() {
                    "workbookPr" => {
                        result.since_1904 =
                            matches!(element.attribute("date1904").as_deref(), Some("1" | "true"));
                    }
                    "sheet" => {
                        let name = element.attribute("name").unwrap_or_default().into_owned();
                        let id = element.attribute("id").unwrap_or_default();
                        let usual = format!("xl/worksheets/sheet{}.xml", result.sheets.len() + 1);
                        let part =
                            targets.iter().find(|(i, _)| *i == *id).map_or(usual, |(_, part)| part.clone());
                        let hidden =
                            matches!(element.attribute("state").as_deref(), Some("hidden" | "veryHidden"));
                        result.sheets.push(Entry { name, part, hidden });
                    }
                    _ => {}
                },
                Step::Close | Step::Text(_) => {}
                Step::End => return Ok(result),
            }
        }
    }
}

/// Ids and parts that a workbook's relations name.
pub(super) fn relations(
    part: &str,
    format: &'static str,
    deepest: u32,
) -> Result<Vec<(String, String)>, ReadError> {
    let mut targets: Vec<(String, String)> = Vec::new();
    let mut walk = Walk::new(part, format, "the relations of the workbook", "", deepest);
    loop {
        match walk.step()? {
            Step::Open(element) if element.local() == "Relationship" => {
                if let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target")) {
                    let target = target.trim_start_matches("./");
                    let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                    targets.push((id.into_owned(), part));
                }
            }
            Step::Open(_) | Step::Close | Step::Text(_) => {}
            Step::End => return Ok(targets),
        }
    }
}
