//! Styles (`styles.xml`): what a paragraph or run inherits.
//!
//! Chains of `w:basedOn` are resolved once, root first; a chain that loops is cut where it closes.

use std::collections::BTreeMap;

use super::properties::{ParagraphLook, RunLook, paragraph_look, run_look};
use crate::ReadError;
use crate::xml::{Step, Walk};

/// A style with all that it inherits.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub run: RunLook,
    pub paragraph: ParagraphLook,
    /// Heading level that its name declares, 1…6.
    pub heading: Option<u8>,
    based_on: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    defaults: Style,
    default_paragraph: Option<String>,
}

impl Styles {
    /// The style of a paragraph; without a name, the default one.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &Style {
        let id = id.or(self.default_paragraph.as_deref());
        id.and_then(|id| self.by_id.get(id)).unwrap_or(&self.defaults)
    }

    /// The style of a run, if it has one.
    pub(super) fn run(&self, id: &str) -> Option<&RunLook> {
        self.by_id.get(id).map(|s| &s.run)
    }

    /// The numbering instance that a numbering style names.
    pub(super) fn numbering(&self, id: &str) -> Option<u32> {
        self.by_id.get(id)?.paragraph.numbering
    }

    /// Reads `styles.xml`.
    pub(super) fn read(xml: &str, deepest: u32) -> Result<Self, ReadError> {
        let mut walk = Walk::new(xml, "DOCX", "word/styles.xml", "wordprocessingml", deepest);
        let mut styles = Self::default();
        loop {
            match walk.step()? {
                Step::Open(element) => match element.name() {
                    "docDefaults" => read_style(&mut walk, &mut styles.defaults)?,
                    "style" => {
                        let id = element
                            .attribute("styleId")
                            .map(std::borrow::Cow::into_owned)
                            .unwrap_or_default();
                        let paragraph = element.attribute("type").as_deref() == Some("paragraph");
                        if paragraph && matches!(element.attribute("default").as_deref(), Some("1" | "true"))
                        {
                            styles.default_paragraph = Some(id.clone());
                        }
                        let mut style = Style::default();
                        read_style(&mut walk, &mut style)?;
                        styles.by_id.insert(id, style);
                    }
                    "latentStyles" => walk.skip()?,
                    _ => {}
                },
                Step::Close | Step::Text(_) => {}
                Step::End => break,
            }
        }
        Ok(styles.resolved())
    }

    fn resolved(mut self) -> Self {
        let resolved = self.by_id.keys().map(|id| (id.clone(), self.inherit(id))).collect();
        self.by_id = resolved;
        self
    }

    fn inherit(&self, id: &str) -> Style {
        const LONGEST: usize = 32;
        let mut style = Style::default();
        let mut next = Some(id);
        for _ in 0..LONGEST {
            let Some(own) = next.and_then(|id| self.by_id.get(id)) else { break };
            style.run = style.run.over(&own.run);
            style.paragraph = style.paragraph.over(&own.paragraph);
            style.heading = style.heading.or(own.heading);
            next = own.based_on.as_deref();
        }
        style.run = style.run.over(&self.defaults.run);
        style.paragraph = style.paragraph.over(&self.defaults.paragraph);
        style
    }
}

fn read_style(walk: &mut Walk<'_>, style: &mut Style) -> Result<(), ReadError> {
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => match element.name() {
                "name" => style.heading = element.attribute("val").and_then(|name| heading(&name)),
                "basedOn" => style.based_on = element.attribute("val").map(std::borrow::Cow::into_owned),
                "rPr" => style.run = run_look(walk)?,
                "pPr" => style.paragraph = paragraph_look(walk)?,
                "tblStylePr" | "tblPr" | "trPr" | "tcPr" => walk.skip()?,
                _ => {}
            },
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(())
}

/// `heading 2` → 2. Word writes these names in English whatever its language.
fn heading(name: &str) -> Option<u8> {
    let level = name.to_lowercase().strip_prefix("heading ")?.trim().parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inherits_along_the_chain_and_survives_a_loop() {
        let xml = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:basedOn w:val="N"/><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="K"><w:name w:val="Mine"/><w:basedOn w:val="H"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="L"><w:name w:val="Loop"/><w:basedOn w:val="L"/></w:style>
        </w:styles>"#;
        let styles = Styles::read(xml, 64).unwrap();
        let kept = styles.paragraph(Some("K"));
        assert_eq!((kept.run.bold, kept.run.size, kept.heading), (Some(false), Some(13.0), Some(2)));
        assert_eq!(kept.paragraph.alignment, Some(model::Alignment::Left));
        assert_eq!(styles.paragraph(Some("L")).run.size, Some(13.0));
        assert_eq!(styles.paragraph(None).paragraph.alignment, Some(model::Alignment::Left));
    }
}
