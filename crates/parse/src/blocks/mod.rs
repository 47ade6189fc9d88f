//! Pages → blocks: what is a table, what is furniture, what is running text, in reading order.
//!
//! The law of this stage: every word of a page lands in exactly one block, or is named by a diagnostic.

mod settings;
#[cfg(test)]
mod tests;

pub use settings::LayoutSettings;

use model::{Block, Page, Rect, Traced, Word};

use crate::{
    flow::{
        self,
        columns::{Measure, Zone, measure, zones},
        hull,
        paragraphs::{Setting, paragraphs},
    },
    fragments::{draft::Draft, rows, ruled::tables::find_ruled, unruled::table::find_unruled},
    furniture::part_furniture,
};

/// Cuts pages into blocks in reading order.
pub fn from_pages(pages: &[Page], settings: &LayoutSettings) -> Traced<Vec<Block>> {
    let (mut drafts, words): (Vec<Vec<Draft<'_>>>, Vec<Vec<&Word>>) =
        pages.iter().map(|page| find_ruled(page, settings)).unzip();
    cut_half_ruled(&mut drafts, settings);
    let (words, diagnostics) = part_furniture(pages, words, settings);
    let mut blocks = Vec::new();
    let mut carried = None;
    for ((page, mut drafts), words) in pages.iter().zip(drafts).zip(words) {
        let (unruled, words) = find_unruled(page, words, &mut carried, settings);
        drafts.extend(unruled);
        blocks.extend(page_blocks(page, drafts, words, text_end(pages, page), settings));
    }
    Traced { value: blocks, diagnostics }
}

/// Cuts the rows of tables that have column rules only. Where one page of a table shows it, the pages with the same
/// columns follow.
fn cut_half_ruled(drafts: &mut [Vec<Draft<'_>>], settings: &LayoutSettings) {
    let half: Vec<Vec<f32>> =
        drafts.iter().flatten().filter(|d| rows::is_half_ruled(d, settings)).map(|d| d.xs.clone()).collect();
    for draft in drafts.iter_mut().flatten() {
        let same = |xs: &Vec<f32>| {
            xs.len() == draft.xs.len() && xs.iter().zip(&draft.xs).all(|(a, b)| (a - b).abs() < 2.0)
        };
        if half.iter().any(same) {
            rows::cut_rows(draft, settings);
        }
    }
}

/// y at which the text area ends on pages of this page's shape: the lowest ink that is no page number.
fn text_end(pages: &[Page], page: &Page) -> f32 {
    pages
        .iter()
        .filter(|p| (p.width - page.width).abs() < 1.0 && (p.height - page.height).abs() < 1.0)
        .flat_map(|p| {
            let limit = p.height * 0.95;
            let words = p.words.iter().map(|w| w.bbox.y1);
            let rules = p.rulings.iter().map(|r| r.bbox.y1);
            words.chain(rules).filter(move |y| *y <= limit)
        })
        .fold(0.0, f32::max)
}

fn page_blocks<'a>(
    page: &'a Page,
    mut drafts: Vec<Draft<'a>>,
    words: Vec<&'a Word>,
    end: f32,
    settings: &LayoutSettings,
) -> Vec<Block> {
    drafts.sort_by(|a, b| a.bbox().y0.total_cmp(&b.bbox().y0).then(a.bbox().x0.total_cmp(&b.bbox().x0)));
    let boxes: Vec<Rect> = drafts.iter().map(Draft::bbox).collect();
    let lowest = words.iter().map(|w| w.bbox.center().1).fold(0.0, f32::max);
    let text = flow::group(words.iter().copied(), settings.baseline_drift);
    let text_measure = measure(&text, hull(boxes.iter().copied())).unwrap_or_default();
    // band i holds the words above table i and below those before it
    let mut bands: Vec<Vec<&Word>> = vec![Vec::new(); drafts.len() + 1];
    for word in words {
        let y = word.bbox.center().1;
        let at = boxes.iter().take_while(|b| b.y1 <= y || (b.y0 <= y && word.bbox.x0 >= b.x1)).count();
        if let Some(band) = bands.get_mut(at) {
            band.push(word);
        }
    }
    let mut out = Vec::new();
    let mut drafts = drafts.into_iter().zip(boxes);
    for band in bands {
        out.extend(text_blocks(page, band, &text_measure, settings));
        if let Some((draft, bbox)) = drafts.next() {
            let is_last = lowest < bbox.y1;
            let fragment = draft.into_fragment(page.number, is_last.then_some(end), settings);
            out.push(Block::Fragment(fragment));
        }
    }
    out
}

/// Running text: zones from top to bottom, in two columns the left before the right.
fn text_blocks(page: &Page, words: Vec<&Word>, around: &Measure, settings: &LayoutSettings) -> Vec<Block> {
    let unit = page.glyph_size.max(1.0);
    let lines = flow::group(words, settings.baseline_drift);
    let setting = |stacked| Setting { page: page.number, stacked };
    let own = |lines: &[flow::Line<'_>]| {
        let b = hull(lines.iter().map(|l| l.bbox)).unwrap_or_default();
        Measure { left: b.x0, right: b.x1, starts: Vec::new() }
    };
    let mut out = Vec::new();
    for zone in zones(lines, unit, settings) {
        match zone {
            Zone::Full(lines) => out.extend(paragraphs(&lines, around, setting(false), settings)),
            Zone::Columns(left, right) => {
                out.extend(paragraphs(&left, &own(&left), setting(true), settings));
                out.extend(paragraphs(&right, &own(&right), setting(true), settings));
            }
        }
    }
    out.into_iter().map(Block::Paragraph).collect()
}
