//! Pages → blocks: what is a table, what is furniture, what is running text, in reading order.
//!
//! The law of this stage: every word of a page lands in exactly one block, or is named by a diagnostic.

mod settings;
mod spread;
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
    fragments::{
        draft::Draft,
        rows,
        ruled::{
            edges::{Edges, edges},
            tables::find_ruled,
        },
        unruled::{banded::find_banded, figures::find_figures, table::find_unruled},
    },
    furniture::part_furniture,
};

/// Cuts pages into blocks in reading order.
pub fn from_pages(pages: &[Page], settings: &LayoutSettings) -> Traced<Vec<Block>> {
    let mut diagnostics = Vec::new();
    let pages = spread::part(pages, settings, &mut diagnostics);
    let pages: &[Page] = &pages;
    let rules: Vec<Edges> = pages.iter().map(|page| edges(page, settings)).collect();
    let mut drafts: Vec<Vec<Draft<'_>>> = Vec::with_capacity(pages.len());
    let mut words = Vec::with_capacity(pages.len());
    for (page, rules) in pages.iter().zip(&rules) {
        let carried = drafts.last().and_then(|before| before.last()).map(|draft| draft.xs.as_slice());
        let (found, others) = find_ruled(page, rules, carried, settings);
        drafts.push(found);
        words.push(others);
    }
    rows::cut_half_ruled(&mut drafts, settings);
    let (words, left_out) = part_furniture(pages, words, settings);
    diagnostics.extend(left_out);
    let mut blocks = Vec::new();
    let mut carried = None;
    for (((page, rules), mut drafts), words) in pages.iter().zip(&rules).zip(drafts).zip(words) {
        let words = find_open_tables(page, rules, &mut drafts, words, &mut carried, settings);
        blocks.extend(page_blocks(page, drafts, words, text_end(pages, page), settings));
    }
    Traced { value: blocks, diagnostics }
}

/// Finds the tables of a page whose columns are not drawn, and adds them to its drafts; gives back the words that stand
/// in none. `carried` holds the column edges with which the page before ended, and is set to those of this page.
fn find_open_tables<'a>(
    page: &'a Page,
    rules: &Edges,
    drafts: &mut Vec<Draft<'a>>,
    words: Vec<&'a Word>,
    carried: &mut Option<Vec<f32>>,
    settings: &LayoutSettings,
) -> Vec<&'a Word> {
    let taken: Vec<Rect> = drafts.iter().map(Draft::bbox).collect();
    let (banded, words) = find_banded(page, rules, &taken, words, carried.as_ref(), settings);
    let (mut open, words) = if banded.is_empty() {
        find_unruled(page, words, carried.as_ref(), settings)
    } else {
        (banded, words)
    };
    let (figures, words) = find_figures(page, rules, words, settings);
    *carried = open.last().filter(|d| words.iter().all(|w| w.bbox.y0 < d.bbox().y1)).map(|d| d.xs.clone());
    open.extend(figures);
    drafts.extend(open);
    words
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
            let fragment = draft.into_fragment(page, is_last.then_some(end), settings);
            out.push(Block::Fragment(fragment));
        }
    }
    out
}

/// Running text: zones from top to bottom, in two columns the left before the right.
fn text_blocks(page: &Page, words: Vec<&Word>, around: &Measure, settings: &LayoutSettings) -> Vec<Block> {
    let unit = page.glyph_size.max(1.0);
    let lines = flow::group(words, settings.baseline_drift);
    let setting = |stacked| Setting { page, stacked };
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
