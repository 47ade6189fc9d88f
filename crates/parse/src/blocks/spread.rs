//! Two pages of paper on one picture, as a copier takes an open booklet: each half is read as a page of its own.
//!
//! Only a page read from a picture, wider than high, is asked. A gutter about its middle must be free of words and of
//! level rules from top to bottom, and both halves must be running text: lines without columns that fill their half.

use std::borrow::Cow;

use model::{Code, Diagnostic, Page, Rect, Region, Ruling, TextOrigin, Word};

use super::LayoutSettings;
use crate::flow::{self, hull};
use crate::fragments::unruled::columns::chunks;

/// Width against height from which on a page may hold two.
const WIDE: f32 = 1.2;
/// Least width of the gutter, in glyph sizes: two margins of a page have ten.
const GUTTER: f32 = 4.0;
/// Lines that a half must have, and the share of them that must fill it.
const LINES: usize = 12;
const FULL: f32 = 0.15;
/// Share of its half's width that such a line covers.
const REACH: f32 = 0.85;

/// The pages, those that show two parted, each with a note.
pub(super) fn part<'a>(
    pages: &'a [Page],
    settings: &LayoutSettings,
    notes: &mut Vec<Diagnostic>,
) -> Cow<'a, [Page]> {
    let gutters: Vec<Option<f32>> = pages.iter().map(|page| gutter(page, settings)).collect();
    if gutters.iter().all(Option::is_none) {
        return Cow::Borrowed(pages);
    }
    let parted = pages.iter().zip(&gutters).filter(|(_, gutter)| gutter.is_some());
    notes.extend(parted.map(|(page, _)| {
        let place = Region { page: Some(page.number), ..Region::default() };
        Diagnostic::new(Code::PageParted, &[&page.number.to_string()]).at(place)
    }));
    let halves = pages.iter().zip(gutters).flat_map(|(page, gutter)| match gutter {
        Some(at) => vec![half(page, |rect| rect.center().0 < at), half(page, |rect| rect.center().0 >= at)],
        None => vec![page.clone()],
    });
    Cow::Owned(halves.collect())
}

/// A page with what lies in one half of it, where it lay.
fn half(page: &Page, inside: impl Fn(&Rect) -> bool) -> Page {
    Page {
        words: page.words.iter().filter(|w| inside(&w.bbox)).cloned().collect(),
        rulings: page.rulings.iter().filter(|r| inside(&r.bbox)).copied().collect(),
        ..page.clone()
    }
}

/// Where two pages on one picture are parted.
fn gutter(page: &Page, settings: &LayoutSettings) -> Option<f32> {
    if page.text != TextOrigin::Ocr || page.width < WIDE * page.height {
        return None;
    }
    let level = page.rulings.iter().filter(|r| Ruling::is_horizontal(r)).map(|r| r.bbox);
    let mut spans: Vec<(f32, f32)> =
        page.words.iter().map(|w| w.bbox).chain(level).map(|b| (b.x0, b.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut end, mut widest) = (0.0_f32, (0.0_f32, 0.0_f32));
    for (from, to) in spans {
        let middle = f32::midpoint(end, from) / page.width;
        if (0.42..0.58).contains(&middle) && from - end > widest.0 {
            widest = (from - end, f32::midpoint(end, from));
        }
        end = end.max(to);
    }
    let (width, at) = widest;
    let is_text = |left: bool| {
        let words: Vec<&Word> = page.words.iter().filter(|w| (w.bbox.center().0 < at) == left).collect();
        is_running_text(&words, page, settings)
    };
    (width >= GUTTER * page.glyph_size.max(1.0) && is_text(true) && is_text(false)).then_some(at)
}

/// Whether the words of half a page are lines that run over it.
fn is_running_text(words: &[&Word], page: &Page, settings: &LayoutSettings) -> bool {
    let Some(area) = hull(words.iter().map(|w| w.bbox)).filter(|a| a.width() > 0.3 * page.width) else {
        return false;
    };
    let lines = flow::group(words.iter().copied(), settings.baseline_drift);
    let gap = 2.0 * settings.column_gap * page.glyph_size.max(1.0);
    let fills =
        |line: &&flow::Line<'_>| line.bbox.width() > REACH * area.width() && chunks(line, gap).len() == 1;
    lines.len() >= LINES && lines.iter().filter(fills).count() as f32 > FULL * lines.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of A3 with lines of words in columns of so many points from left to right.
    fn page(columns: &[(f32, f32)]) -> Page {
        let mut words = Vec::new();
        for line in 0..20 {
            let y = 80.0 + 24.0 * line as f32;
            for &(from, to) in columns {
                let mut x = from;
                while x + 40.0 <= to {
                    words.push(Word {
                        text: "thôn".into(),
                        bbox: Rect::new(x, y, x + 38.0, y + 14.0),
                        baseline: y + 11.0,
                        ..Word::default()
                    });
                    x += 41.0;
                }
            }
        }
        let (width, height) = (1190.0, 842.0);
        Page { number: 1, width, height, glyph_size: 13.0, words, text: TextOrigin::Ocr, ..Page::default() }
    }

    #[test]
    fn two_pages_on_one_picture_are_parted() {
        let count = |page: &Page| {
            let mut notes = Vec::new();
            let parted = part(std::slice::from_ref(page), &LayoutSettings::default(), &mut notes).len();
            assert_eq!(notes.iter().filter(|note| note.code == Code::PageParted).count(), parted - 1);
            parted
        };
        let open = page(&[(85.0, 540.0), (680.0, 1135.0)]);
        assert_eq!(count(&open), 2);
        let parted =
            part(std::slice::from_ref(&open), &LayoutSettings::default(), &mut Vec::new()).into_owned();
        assert_eq!(parted.iter().map(|p| p.words.len()).sum::<usize>(), open.words.len());
        assert!(parted.first().is_some_and(|p| p.words.iter().all(|w| w.bbox.x1 < 600.0)));
        assert_eq!(count(&page(&[(85.0, 1135.0)])), 1, "one text over the whole width");
        assert_eq!(
            count(&page(&[(85.0, 130.0), (200.0, 540.0), (680.0, 800.0), (900.0, 1135.0)])),
            1,
            "columns"
        );
        assert_eq!(count(&Page { width: 600.0, ..open.clone() }), 1, "an upright page");
        assert_eq!(count(&Page { text: TextOrigin::Native, ..open.clone() }), 1, "a page of the file");
        let rule = Ruling { bbox: Rect::new(80.0, 300.0, 1140.0, 301.0) };
        assert_eq!(count(&Page { rulings: vec![rule], ..open }), 1, "a rule across");
    }
}
