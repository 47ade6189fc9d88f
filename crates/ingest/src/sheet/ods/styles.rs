//! Styles of an ODS file by name: the font and the looks of the letters, what of a date is shown, which tables are not.

use std::collections::{BTreeMap, BTreeSet};

use model::Style;

use crate::ReadError;
use crate::sheet::font::Font;
use crate::xml::{Element, Step, Walk};

/// What a style says of letters; what it leaves open, its parent says.
#[derive(Debug, Clone, Default)]
struct Look {
    parent: Option<String>,
    font: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    size: Option<f32>,
    /// Name of the format of numbers and dates.
    format: Option<String>,
}

const DATE_PARTS: [&str; 4] = ["day", "month", "year", "hours"];

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: BTreeMap<String, Look>,
    /// Families of fonts by the names under which a file knows them.
    faces: BTreeMap<String, String>,
    /// Parts of a date that each format of dates shows, in its order.
    dates: BTreeMap<String, Vec<&'static str>>,
    hidden_tables: BTreeSet<String>,
}

impl Styles {
    /// Adds the styles of a part: `styles.xml`, `content.xml`.
    pub(super) fn add(&mut self, part: &'static str, xml: &str, deepest: u32) -> Result<(), ReadError> {
        let mut walk = Walk::new(xml, "ODS", part, "", deepest);
        let mut name: Option<String> = None;
        let mut date: Option<String> = None;
        loop {
            match walk.step()? {
                Step::Open(element) => match element.local() {
                    // what a document holds is no style
                    "body" => return Ok(()),
                    "font-face" => {
                        if let (Some(name), Some(family)) =
                            (own(&element, "name"), own(&element, "font-family"))
                        {
                            self.faces.insert(name, family.trim_matches(['\'', '"']).to_owned());
                        }
                    }
                    "default-style" if own(&element, "family").as_deref() != Some("table-cell") => {
                        name = None;
                    }
                    "style" | "default-style" => {
                        let own_name = own(&element, "name").unwrap_or_default();
                        let parent = own(&element, "parent-style-name");
                        let format = own(&element, "data-style-name");
                        self.looks.insert(own_name.clone(), Look { parent, format, ..Look::default() });
                        name = Some(own_name);
                    }
                    // a number format has looks of its own
                    other if other.ends_with("-style") => {
                        name = None;
                        date = own(&element, "name").filter(|_| other == "date-style");
                    }
                    part @ ("day" | "month" | "year" | "hours") => {
                        if let Some(date) = &date {
                            let part = DATE_PARTS.iter().copied().find(|known| *known == part);
                            self.dates.entry(date.clone()).or_default().extend(part);
                        }
                    }
                    "table-properties" if own(&element, "display").as_deref() == Some("false") => {
                        self.hidden_tables.extend(name.clone());
                    }
                    "text-properties" => {
                        if let Some(look) = name.as_ref().and_then(|name| self.looks.get_mut(name)) {
                            look.read(&element);
                        }
                    }
                    _ => {}
                },
                Step::Close | Step::Text(_) => {}
                Step::End => return Ok(()),
            }
        }
    }

    /// Whether tables of a style are not shown.
    pub(super) fn hides(&self, name: &str) -> bool {
        self.hidden_tables.contains(name)
    }

    /// A date in ISO 8601 as a cell of a style shows it, in Vietnamese order; `None` where it shows a time of the day or
    /// where the style says nothing.
    pub(super) fn show_date(&self, name: &str, iso: &str) -> Option<String> {
        let parts = self.dates.get(self.line(name).find_map(|look| look.format.as_deref())?)?;
        let date = iso.split('T').next().unwrap_or_default();
        let [year, month, day] = date.split('-').collect::<Vec<_>>().try_into().ok()?;
        let shown = [("day", day), ("month", month), ("year", year)];
        let shown = shown.iter().filter(|(part, _)| parts.contains(part)).map(|(_, digits)| *digits);
        let text = shown.collect::<Vec<&str>>().join("/");
        (!text.is_empty() && !parts.contains(&"hours")).then_some(text)
    }

    /// A style and those that it rests on.
    fn line(&self, name: &str) -> impl Iterator<Item = &Look> {
        const LONGEST: usize = 16;
        let first = self.looks.get(name).or_else(|| self.looks.get(""));
        std::iter::successors(first, |look| self.looks.get(look.parent.as_deref()?)).take(LONGEST)
    }

    /// The font that a style of a span names.
    pub(super) fn font_of_span(&self, name: &str) -> Option<&str> {
        let font = self.looks.get(name)?.font.as_deref()?;
        Some(self.faces.get(font).map_or(font, String::as_str))
    }

    /// Font and looks of a style of cells.
    pub(super) fn find(&self, name: &str) -> (Font, Style) {
        let line: Vec<&Look> = self.line(name).collect();
        let font = line.iter().find_map(|look| look.font.as_deref()).unwrap_or_default();
        let family = self.faces.get(font).map_or(font, String::as_str);
        let style = Style {
            bold: line.iter().find_map(|look| look.bold).unwrap_or_default(),
            italic: line.iter().find_map(|look| look.italic).unwrap_or_default(),
            size: line.iter().find_map(|look| look.size).unwrap_or_default(),
        };
        (Font::new(family), style)
    }
}

impl Look {
    fn read(&mut self, element: &Element<'_>) {
        self.font = own(element, "font-name").or_else(|| own(element, "font-family"));
        self.bold = own(element, "font-weight").map(|weight| weight == "bold" || weight.as_str() >= "600");
        self.italic = own(element, "font-style").map(|style| style != "normal");
        let points = own(element, "font-size");
        self.size = points.and_then(|size| size.strip_suffix("pt")?.parse().ok());
    }
}

fn own(element: &Element<'_>, name: &str) -> Option<String> {
    element.attribute(name).map(std::borrow::Cow::into_owned)
}
