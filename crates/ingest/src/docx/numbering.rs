//! Numbers that Word makes by itself (`numbering.xml`): which number a paragraph prints.
//!
//! An *abstract* numbering has nine levels with a format and a pattern such as `%1.%2.`; an *instance* points to one
//! and may start levels anew. Counters belong to the abstract numbering, so that two instances of one list go on
//! counting, unless an instance overrides the start; a level starts anew when a higher one is used.
//! Source: ECMA-376 part 1, 17.9.

use std::collections::{BTreeMap, BTreeSet};

use super::styles::Styles;
use crate::ReadError;
use crate::numerals;
use crate::xml::{Element, Step, Walk};

const LEVELS: usize = 9;

/// One level of a numbering.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    pattern: String,
    /// Font of a bullet.
    font: String,
    /// Paragraph style that uses this level.
    style: Option<String>,
    /// The level counted from 1 whose use starts this one anew; 0 never.
    restart: Option<u8>,
    /// Every number of the pattern in decimals.
    legal: bool,
}

#[derive(Debug, Clone, Default)]
struct Abstract {
    levels: BTreeMap<u8, Level>,
    /// The numbering style that holds the levels.
    linked: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Instance {
    of: u32,
    starts: BTreeMap<u8, u32>,
    levels: BTreeMap<u8, Level>,
}

/// The numberings of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: BTreeMap<u32, Abstract>,
    instances: BTreeMap<u32, Instance>,
}

/// Where the counters stand.
#[derive(Debug, Default)]
pub(super) struct Counters {
    at: BTreeMap<u32, [Option<u32>; LEVELS]>,
    used: BTreeSet<u32>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(xml: &str, deepest: u32) -> Result<Self, ReadError> {
        let mut walk = Walk::new(xml, "DOCX", "word/numbering.xml", "wordprocessingml", deepest);
        let mut numbering = Self::default();
        loop {
            match walk.step()? {
                Step::Open(element) => {
                    let id =
                        |name| element.number(name).and_then(|n| u32::try_from(n).ok()).unwrap_or_default();
                    match element.name() {
                        "abstractNum" => {
                            let id = id("abstractNumId");
                            numbering.abstracts.insert(id, read_abstract(&mut walk)?);
                        }
                        "num" => {
                            let id = id("numId");
                            numbering.instances.insert(id, read_instance(&mut walk)?);
                        }
                        _ => {}
                    }
                }
                Step::Close | Step::Text(_) => {}
                Step::End => return Ok(numbering),
            }
        }
    }

    /// The number that the next paragraph of an instance prints, and its level. `None` where it prints none.
    pub(super) fn next(
        &self,
        instance: u32,
        level: Option<u8>,
        style: Option<&str>,
        styles: &Styles,
        counters: &mut Counters,
    ) -> Option<(String, u8)> {
        let number = self.instances.get(&instance)?;
        let (of, definition) = self.definition(number.of, styles)?;
        let by_style = || {
            definition
                .levels
                .iter()
                .find(|(_, l)| l.style.is_some() && l.style.as_deref() == style)
                .map(|(&i, _)| i)
        };
        let level = level.or_else(by_style).unwrap_or(0).min(LEVELS as u8 - 1);
        let level_of = |i: u8| number.levels.get(&i).or_else(|| definition.levels.get(&i));
        let own = level_of(level)?;
        let at = counters.at.entry(of).or_default();
        if counters.used.insert(instance) {
            for (&i, &start) in &number.starts {
                if let Some(counter) = at.get_mut(usize::from(i)) {
                    *counter = start.checked_sub(1);
                }
            }
        }
        for (i, counter) in (0_u8..).zip(at.iter_mut()).skip(usize::from(level) + 1) {
            let keeps = level_of(i).and_then(|l| l.restart).is_some_and(|restart| level >= restart);
            *counter = counter.filter(|_| keeps);
        }
        let start = number.starts.get(&level).copied().unwrap_or(own.start);
        let count = at.get(usize::from(level)).copied().flatten().map_or(start, |n| n.saturating_add(1));
        if let Some(counter) = at.get_mut(usize::from(level)) {
            *counter = Some(count);
        }
        let values = *at;
        let shown = |i: u8| {
            let value = values.get(usize::from(i)).copied().flatten();
            let level = level_of(i)?;
            let format =
                if own.legal && level.format != "bullet" { "decimal" } else { level.format.as_str() };
            Some(written(value.unwrap_or(level.start), format))
        };
        let text = if own.format == "bullet" {
            crate::symbol::bullet(&own.pattern, &own.font)
        } else {
            fill(&own.pattern, shown)
        };
        let text = text.trim().to_owned();
        (!text.is_empty() && own.format != "none").then_some((text, level))
    }

    fn definition(&self, id: u32, styles: &Styles) -> Option<(u32, &Abstract)> {
        let own = self.abstracts.get(&id)?;
        let linked = own.linked.as_deref().and_then(|style| styles.numbering(style));
        let target = linked.and_then(|n| self.instances.get(&n)).map(|i| i.of);
        match target.and_then(|id| Some((id, self.abstracts.get(&id)?))) {
            Some(found) => Some(found),
            None => Some((id, own)),
        }
    }
}

fn read_abstract(walk: &mut Walk<'_>) -> Result<Abstract, ReadError> {
    let mut result = Abstract::default();
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => match element.name() {
                "lvl" => {
                    let index = level_index(&element);
                    result.levels.insert(index, read_level(walk)?);
                }
                "numStyleLink" => result.linked = element.attribute("val").map(std::borrow::Cow::into_owned),
                _ => {}
            },
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(result)
}

fn read_instance(walk: &mut Walk<'_>) -> Result<Instance, ReadError> {
    let mut result = Instance::default();
    let mut index = 0;
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => {
                let value = element.number("val").and_then(|n| u32::try_from(n).ok());
                match element.name() {
                    "abstractNumId" => result.of = value.unwrap_or_default(),
                    "lvlOverride" => index = level_index(&element),
                    "startOverride" => {
                        result.starts.insert(index, value.unwrap_or(1));
                    }
                    "lvl" => {
                        let own = level_index(&element);
                        result.levels.insert(own, read_level(walk)?);
                    }
                    _ => {}
                }
            }
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(result)
}

fn level_index(element: &Element<'_>) -> u8 {
    element.number("ilvl").and_then(|n| u8::try_from(n).ok()).unwrap_or_default()
}

fn read_level(walk: &mut Walk<'_>) -> Result<Level, ReadError> {
    let mut level = Level { format: "decimal".to_owned(), ..Level::default() };
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => {
                let value = || element.attribute("val").map(std::borrow::Cow::into_owned);
                let number = || element.number("val");
                match element.name() {
                    "start" => level.start = number().and_then(|n| u32::try_from(n).ok()).unwrap_or_default(),
                    "numFmt" => level.format = value().unwrap_or_default(),
                    "lvlText" => level.pattern = value().unwrap_or_default(),
                    "pStyle" => level.style = value(),
                    "lvlRestart" => level.restart = number().and_then(|n| u8::try_from(n).ok()),
                    "isLgl" => level.legal = element.toggle(),
                    "rFonts" => {
                        level.font =
                            element.attribute("ascii").map(std::borrow::Cow::into_owned).unwrap_or_default();
                    }
                    _ => {}
                }
            }
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(level)
}

/// Fills `%1`…`%9` of a pattern.
fn fill(pattern: &str, shown: impl Fn(u8) -> Option<String>) -> String {
    let mut out = String::new();
    let mut letters = pattern.chars().peekable();
    while let Some(c) = letters.next() {
        match letters.peek().and_then(|d| d.to_digit(10)).filter(|&d| c == '%' && d > 0) {
            Some(digit) => {
                letters.next();
                out.extend(shown(digit as u8 - 1));
            }
            None => out.push(c),
        }
    }
    out
}

/// A number in a format of Word. Letters are the 26 of English, as Word prints them, whatever the language; formats
/// that we do not know come out in decimals.
fn written(n: u32, format: &str) -> String {
    match format {
        "upperRoman" => numerals::roman(n),
        "lowerRoman" => numerals::roman(n).to_lowercase(),
        "upperLetter" => numerals::letters(n).to_uppercase(),
        "lowerLetter" => numerals::letters(n),
        "decimalZero" => format!("{n:02}"),
        "none" => String::new(),
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:abstractNum w:abstractNumId="4">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Muc"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
      </w:numbering>"#;

    #[test]
    fn counts_restarts_and_overrides() {
        let numbering = Numbering::read(XML, 64).unwrap();
        let (styles, mut counters) = (Styles::default(), Counters::default());
        let paragraphs = [
            (1, Some(0), None, "I."),
            (1, None, Some("Muc"), "1.1"),
            (1, Some(1), None, "1.2"),
            (1, Some(2), None, "a)"),
            (1, Some(2), None, "b)"),
            (1, Some(0), None, "II."),
            (1, Some(1), None, "2.1"),
            (2, Some(0), None, "V."),
            (2, Some(0), None, "VI."),
        ];
        for (instance, level, style, printed) in paragraphs {
            let next = numbering.next(instance, level, style, &styles, &mut counters);
            assert_eq!(next.map(|n| n.0).as_deref(), Some(printed));
        }
        assert!(numbering.next(9, None, None, &styles, &mut counters).is_none());
    }

    #[test]
    fn writes_numbers_as_word_does() {
        let cases = [
            (4, "upperRoman", "IV"),
            (27, "lowerLetter", "aa"),
            (5, "lowerLetter", "e"),
            (3, "decimalZero", "03"),
            (7, "chicago", "7"),
        ];
        for (n, format, printed) in cases {
            assert_eq!(written(n, format), printed);
        }
    }
}
