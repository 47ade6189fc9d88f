//! A page as a list of texts and rules, and how it is drawn.

use anyhow::{Result, anyhow};
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::page::PageSettings;
use krilla::paint::Stroke;
use krilla::text::TextDirection;

use super::face::{Face, Faces, wrap};
use crate::write::story::Line;

/// Short and long side of A4.
pub(crate) const A4: [f32; 2] = [595.0, 842.0];
/// Distance of the text from the page's edge.
pub(crate) const MARGIN: f32 = 48.0;

/// A run of text.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// Left end of its base line.
    pub(crate) at: [f32; 2],
    /// Letters.
    pub(crate) run: String,
    /// Size.
    pub(crate) size: f32,
    /// Which font.
    pub(crate) cut: Cut,
}

/// Which of the fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Running text.
    Plain,
    /// Headings.
    Bold,
    /// Running text with some letters from the second font.
    Mixed,
}

/// A page.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// Width and height as seen.
    pub(crate) size: [f32; 2],
    /// Texts.
    pub(crate) texts: Vec<Text>,
    /// Rules: x0, y0, x1, y1.
    pub(crate) rules: Vec<[f32; 4]>,
}

impl Page {
    /// An empty page.
    pub(crate) fn new(size: [f32; 2]) -> Self {
        Self { size, texts: Vec::new(), rules: Vec::new() }
    }

    /// Draws it; `turned` stores it with its long side upright, the content turned by a quarter.
    pub(crate) fn draw(&self, document: &mut Document, faces: &Faces, turned: bool) -> Result<()> {
        let [width, height] = if turned { [self.size[1], self.size[0]] } else { self.size };
        let settings = PageSettings::from_wh(width, height).ok_or_else(|| anyhow!("no such page"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        if turned {
            // (x, y) as seen, with the page turned by 90° clockwise, lies at (y, width − x) on the stored page.
            surface.push_transform(&Transform::from_row(0.0, -1.0, 1.0, 0.0, 0.0, self.size[0]));
        }
        for text in &self.texts {
            let [mut x, y] = text.at;
            for (face, run) in runs(text, faces) {
                let at = Point::from_xy(x, y);
                surface.draw_text(at, face.font.clone(), text.size, &run, false, TextDirection::LeftToRight);
                x += face.width(&run, text.size);
            }
        }
        let stroke = Stroke { paint: rgb::Color::new(0, 0, 0).into(), width: 0.6, ..Stroke::default() };
        surface.set_fill(None);
        surface.set_stroke(Some(stroke));
        for [x0, y0, x1, y1] in &self.rules {
            let mut path = PathBuilder::new();
            path.move_to(*x0, *y0);
            path.line_to(*x1, *y1);
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
        if turned {
            surface.pop();
        }
        surface.finish();
        page.finish();
        Ok(())
    }
}

/// The pieces of a text by font: with a second font, letters with two marks come from it.
fn runs<'a>(text: &Text, faces: &'a Faces) -> Vec<(&'a Face, String)> {
    match text.cut {
        Cut::Plain => vec![(&faces.plain, text.run.clone())],
        Cut::Bold => vec![(&faces.bold, text.run.clone())],
        Cut::Mixed => {
            let mut out: Vec<(bool, String)> = Vec::new();
            for c in text.run.chars() {
                // The block of letters that carry two Vietnamese marks.
                let second = ('\u{1EA0}'..='\u{1EF9}').contains(&c);
                match out.last_mut() {
                    Some((kind, run)) if *kind == second => run.push(c),
                    _ => out.push((second, c.to_string())),
                }
            }
            out.into_iter().map(|(s, run)| (if s { &faces.second } else { &faces.plain }, run)).collect()
        }
    }
}

/// Size of running text.
pub(crate) const PROSE: f32 = 13.0;

/// Paragraphs on portrait pages, each page with its number at the top.
pub(crate) fn prose(lines: &[Line], faces: &Faces) -> Vec<Page> {
    prose_below(vec![Page::new(A4)], MARGIN + 20.0, lines, faces).0
}

/// Paragraphs that go on below `y` on the last page; also gives where they end.
pub(crate) fn prose_below(
    mut pages: Vec<Page>,
    mut y: f32,
    lines: &[Line],
    faces: &Faces,
) -> (Vec<Page>, f32) {
    const SIZE: f32 = PROSE;
    let width = A4[0] - 2.0 * MARGIN;
    for line in lines {
        let (face, cut) = if line.bold { (&faces.bold, Cut::Bold) } else { (&faces.plain, Cut::Plain) };
        let indent = if line.centred { 0.0 } else { 28.0 };
        let mut first = true;
        for text in wrap(&line.text, face, SIZE, width - indent) {
            if y > A4[1] - MARGIN {
                pages.push(Page::new(A4));
                y = MARGIN + 20.0;
                let number = pages.len().to_string();
                if let Some(page) = pages.last_mut() {
                    page.texts.push(Text {
                        at: [A4[0] / 2.0, 36.0],
                        run: number,
                        size: SIZE,
                        cut: Cut::Plain,
                    });
                }
            }
            let x = match (line.centred, first) {
                (true, _) => MARGIN + (width - face.width(&text, SIZE)) / 2.0,
                (false, true) => MARGIN + indent,
                (false, false) => MARGIN,
            };
            if let Some(page) = pages.last_mut() {
                page.texts.push(Text { at: [x, y], run: text, size: SIZE, cut });
            }
            first = false;
            y += SIZE * 1.3;
        }
        y += 6.0;
    }
    (pages, y)
}

/// Marks the pages from `from` on as turned by a quarter.
pub(crate) fn turn(bytes: &[u8], from: usize) -> Result<Vec<u8>> {
    let mut document = lopdf::Document::load_mem(bytes)?;
    let pages: Vec<lopdf::ObjectId> = document.get_pages().into_values().skip(from).collect();
    for page in pages {
        document.get_object_mut(page)?.as_dict_mut()?.set("Rotate", 90);
    }
    let mut out = Vec::new();
    document.save_to(&mut out)?;
    Ok(out)
}
