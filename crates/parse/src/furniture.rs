//! Page furniture: page numbers and running heads, which are no part of the text.
//!
//! Only lines in the top and bottom margin of a page are looked at. A page number must stand alone, and one that a
//! picture gave wrongly where those of other pages stand; a running head must come again at the same height on at least
//! three pages, and its first showing stays in the text. The header of a table that is printed again is no running head.

use model::{Code, Diagnostic, Page, Rect, TextDirection, Word};

use crate::{
    blocks::LayoutSettings,
    flow::{self, Line},
    fragments::unruled::columns::{chunks, is_index_title},
    tables,
    words::{bare, opens_bare},
};

/// Words of each page that are left when its furniture is taken away, and a note for each piece that was.
pub fn part_furniture<'a>(
    pages: &'a [Page],
    words: Vec<Vec<&'a Word>>,
    settings: &LayoutSettings,
) -> (Vec<Vec<&'a Word>>, Vec<Diagnostic>) {
    let margins: Vec<Vec<Candidate<'_>>> =
        pages.iter().zip(&words).map(|(page, words)| candidates(page, words, settings)).collect();
    let mut notes = Vec::new();
    let mut out = Vec::with_capacity(words.len());
    for ((i, page), words) in pages.iter().enumerate().zip(words) {
        let mut rest = words;
        for found in margins.get(i).into_iter().flatten() {
            let numbers = || {
                is_page_number(&found.text)
                    && (!may_end_text(&found.text) || numbered_beside(found, i, &margins))
                    || stands_for_number(found, i, &margins)
            };
            if !(found.alone && numbers() || repeats(found, i, &margins)) {
                continue;
            }
            rest.retain(|w| !found.words.iter().any(|f| std::ptr::eq(*f, *w)));
            notes.push(Diagnostic::new(Code::FurnitureLeftOut, &[&found.text]).at(page.region(&found.bbox)));
        }
        out.push(rest);
    }
    (out, notes)
}

/// A line in a margin.
struct Candidate<'a> {
    words: Vec<&'a Word>,
    text: String,
    key: String,
    bbox: Rect,
    /// Share of the page's height.
    height: f32,
    /// Its middle: share of the page's width, and distance from the nearer edge above or below, in points.
    place: (f32, f32),
    /// Whether it was read from a picture.
    seen: bool,
    /// Whether it is the outermost line of its margin and apart from the text.
    alone: bool,
}

fn candidates<'a>(page: &Page, words: &[&'a Word], settings: &LayoutSettings) -> Vec<Candidate<'a>> {
    let (top, bottom) = (page.height * settings.margin_share, page.height * (1.0 - settings.margin_share));
    let in_margin = words.iter().copied().filter(|w| w.bbox.y1 <= top || w.bbox.y0 >= bottom);
    let mut lines = flow::group(in_margin, settings.baseline_drift);
    lines.extend(beside(page, words, settings));
    let heads = table_heads(page, words, settings);
    lines
        .iter()
        .filter(|line| {
            let y = line.bbox.center().1;
            !heads.iter().any(|(from, to)| (*from..*to).contains(&y))
        })
        .map(|line| {
            let text = line.text();
            Candidate {
                key: normalize::key(&text)
                    .chars()
                    .map(|c| if c.is_ascii_digit() { '#' } else { c })
                    .collect(),
                alone: is_alone(line, words),
                text,
                words: line.words.clone(),
                bbox: line.bbox,
                height: line.bbox.center().1 / page.height.max(1.0),
                place: place(page, line.bbox),
                seen: line.words.iter().all(|w| w.ocr_confidence.is_some()),
            }
        })
        .collect()
}

/// Lines of a table's header are no farther apart than this, in glyph sizes.
const HEADER_PITCH: f32 = 1.6;

/// From where to where the header of a table stands at the top of a page: a line of three columns or more that names
/// the column of numbers or two others, and the lines close above and below it. Above, a line may hold titles that wrap,
/// each of them narrow and right of the first column; a page number or a running head begins left of them.
fn table_heads(page: &Page, words: &[&Word], settings: &LayoutSettings) -> Option<(f32, f32)> {
    let unit = page.glyph_size.max(1.0);
    let bottom = 2.0 * page.height * settings.margin_share;
    let lines = flow::group(words.iter().copied().filter(|w| w.bbox.y1 <= bottom), settings.baseline_drift);
    let at = lines.iter().position(|line| {
        let titles: Vec<String> = chunks(line, settings.table_gutter * unit)
            .iter()
            .map(|chunk| flow::text::of_words(&chunk.words))
            .collect();
        let named = titles.iter().filter(|title| tables::names_column(title)).count();
        titles.len() >= 3 && (named >= 2 || titles.first().is_some_and(|title| is_index_title(title)))
    })?;
    let own = lines.get(at)?.bbox;
    let near = |a: &Line<'_>, b: &Line<'_>| b.baseline - a.baseline < HEADER_PITCH * unit;
    let gap = settings.table_gutter * unit;
    let first_end = chunks(lines.get(at)?, gap).first().map_or(own.x0, |title| title.x1);
    let titled = |line: &Line<'_>| {
        let narrow = chunks(line, gap).iter().all(|part| part.x1 - part.x0 < 0.5 * own.width());
        narrow && line.bbox.x0 > first_end && !is_page_number(&line.text())
    };
    let above = lines.get(..=at)?.windows(2).rev().map_while(|pair| match pair {
        [a, b] if near(a, b) && titled(a) => Some(a.bbox.y0),
        _ => None,
    });
    let below = lines.get(at..)?.windows(2).map_while(|pair| match pair {
        [a, b] if near(a, b) => Some(b.bbox.y1),
        _ => None,
    });
    Some((above.fold(own.y0, f32::min), below.fold(own.y1, f32::max)))
}

/// Where a box stands in the upper or lower margin; the lower ones count from below, with the sign turned.
fn place(page: &Page, bbox: Rect) -> (f32, f32) {
    let (x, y) = bbox.center();
    (x / page.width.max(1.0), if y * 2.0 < page.height { y } else { y - page.height })
}

/// Lines that run down or up in the left and right margin: the head of a page that was turned to hold a wide table.
fn beside<'a>(page: &Page, words: &[&'a Word], settings: &LayoutSettings) -> Vec<Line<'a>> {
    let (left, right) = (page.width * settings.margin_share, page.width * (1.0 - settings.margin_share));
    let turned = words.iter().copied().filter(|w| {
        matches!(w.direction, TextDirection::Down | TextDirection::Up)
            && (w.bbox.x1 <= left || w.bbox.x0 >= right)
    });
    let gap = settings.column_gap * page.glyph_size.max(1.0);
    flow::group(turned, settings.baseline_drift)
        .into_iter()
        .flat_map(|line| {
            // number and running head share one line, far apart
            let parts = line.words.chunk_by(|a, b| {
                let apart = (b.bbox.y0 - a.bbox.y1).max(a.bbox.y0 - b.bbox.y1);
                apart <= gap
            });
            parts.filter_map(|words| Line::new(words.to_vec())).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether nothing stands beyond the line, towards the page's edge, and white space parts it from the text.
fn is_alone(line: &Line<'_>, words: &[&Word]) -> bool {
    let own = Span::of(line, line.bbox);
    let others = || words.iter().map(|w| Span::of(line, w.bbox));
    let before = others().filter(|o| o.middle() < own.from).map(|o| own.from - o.to).min_by(f32::total_cmp);
    let after = others().filter(|o| o.middle() > own.to).map(|o| o.from - own.to).min_by(f32::total_cmp);
    let apart = |gap: Option<f32>| gap.is_none_or(|g| g > 0.1 * (own.to - own.from));
    (before.is_none() && apart(after)) || (after.is_none() && apart(before))
}

/// What a box covers across the direction in which a line runs.
struct Span {
    from: f32,
    to: f32,
}

impl Span {
    fn of(line: &Line<'_>, bbox: Rect) -> Self {
        let turned = |w: &&Word| matches!(w.direction, TextDirection::Down | TextDirection::Up);
        if line.words.first().is_some_and(turned) {
            Self { from: bbox.x0, to: bbox.x1 }
        } else {
            Self { from: bbox.y0, to: bbox.y1 }
        }
    }

    fn middle(&self) -> f32 {
        f32::midpoint(self.from, self.to)
    }
}

/// Whether a line is the head of a page of the official gazette: «CÔNG BÁO/Số 12 + 13/Ngày 20-02-2026», with the number of
/// the page before or behind it.
pub(crate) fn is_gazette(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let said = line.starts_with("CÔNG BÁO") || opens_bare(line, "cong bao/");
    said && line.contains(|c: char| c.is_ascii_digit())
        && bare(line).split(|c: char| !c.is_alphanumeric()).any(|word| word == "so" || word == "ngay")
}

/// Whether a text is the number of a page: `3`, `- 3 -`, `Trang 3`, `3/12`, `Page 3 of 12`.
pub(crate) fn is_page_number(text: &str) -> bool {
    /// Bytes of the longest, with marks and blanks around it.
    const LONGEST: usize = 64;
    if text.len() > LONGEST || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let key = normalize::key(text);
    let mut numbers = 0;
    key.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '|' | '.'))
        .filter(|t| !t.is_empty())
        .all(|token| {
            let is_number = token.len() <= 4 && token.chars().all(|c| c.is_ascii_digit());
            numbers += usize::from(is_number);
            is_number || matches!(token, "trang" | "page" | "of")
        })
        && (1..=2).contains(&numbers)
}

/// Characters that a page number may be taken for: «5)» for «2», «1l» for «11».
const MISREAD_NUMBER: usize = 3;

/// Whether the number of a page may as well be the end of a paragraph that broke off at the foot of it, or goes on at its
/// head: «3/2026.» below «hoàn thành trong tháng». Such a line must stand where another page has its number.
fn may_end_text(text: &str) -> bool {
    let text = text.trim();
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    text.ends_with(['.', ';', ',', ':']) || text.split(|c: char| !c.is_ascii_digit()).any(year)
}

/// Whether another page has a number where this line stands.
fn numbered_beside(found: &Candidate<'_>, page: usize, margins: &[Vec<Candidate<'_>>]) -> bool {
    numbered_alike(found, page, margins).next().is_some()
}

/// Other pages that have their number where this line stands.
fn numbered_alike<'m>(
    found: &'m Candidate<'_>,
    page: usize,
    margins: &'m [Vec<Candidate<'_>>],
) -> impl Iterator<Item = usize> + 'm {
    let near = |c: &Candidate<'_>| {
        (c.place.0 - found.place.0).abs() < 0.04 && (c.place.1 - found.place.1).abs() < c.bbox.height()
    };
    let numbered =
        move |m: &Vec<Candidate<'_>>| m.iter().any(|c| c.alone && is_page_number(&c.text) && near(c));
    margins.iter().enumerate().filter(move |(i, m)| *i != page && numbered(m)).map(|(i, _)| i)
}

/// Whether a scrap that a picture gave stands where two other pages have their numbers.
fn stands_for_number(found: &Candidate<'_>, page: usize, margins: &[Vec<Candidate<'_>>]) -> bool {
    found.seen
        && found.text.chars().count() <= MISREAD_NUMBER
        && numbered_alike(found, page, margins).nth(1).is_some()
}

/// Whether the same words stand at the same height on three pages, this one not the first of them.
fn repeats(found: &Candidate<'_>, page: usize, margins: &[Vec<Candidate<'_>>]) -> bool {
    let letters = found.key.chars().filter(|c| c.is_alphabetic()).count();
    let same = |c: &Candidate<'_>| c.key == found.key && (c.height - found.height).abs() < 0.01;
    let on: Vec<usize> =
        margins.iter().enumerate().filter(|(_, m)| m.iter().any(same)).map(|(i, _)| i).collect();
    letters >= 3 && on.len() >= 3 && on.first() != Some(&page)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with one word in its upper margin, and text.
    fn page(number: u32, head: &str, x: f32, seen: bool) -> Page {
        let word = |text: &str, x: f32, y: f32| Word {
            text: text.into(),
            bbox: Rect::new(x, y, x + 8.0, y + 14.0),
            baseline: y + 11.0,
            ocr_confidence: seen.then_some(0.4),
            ..Word::default()
        };
        let words = vec![word(head, x, 30.0), word("Rà", 60.0, 80.0)];
        Page { number, width: 595.0, height: 842.0, glyph_size: 12.0, words, ..Page::default() }
    }

    #[test]
    fn a_misread_page_number_stands_where_others_stand() {
        let left_out = |third: Page| {
            let pages = [page(1, "2", 294.0, true), page(2, "3", 294.0, true), third];
            let words = pages.iter().map(|p| p.words.iter().collect()).collect();
            let (rest, notes) = part_furniture(&pages, words, &LayoutSettings::default());
            assert_eq!(notes.len() + rest.iter().map(Vec::len).sum::<usize>(), 6);
            rest.last().is_some_and(|r| r.len() == 1)
        };
        assert!(left_out(page(3, "5)", 294.0, true)));
        assert!(!left_out(page(3, "5)", 60.0, true)), "elsewhere");
        assert!(!left_out(page(3, "5)", 294.0, false)), "as the file itself tells");
        assert!(!left_out(page(3, "Biểu", 294.0, true)), "a word");
    }

    #[test]
    fn the_end_of_a_paragraph_at_the_edge_of_a_page_is_no_page_number() {
        let left_out = |text: &str, beside: &str| {
            let pages = [page(1, text, 60.0, false), page(2, beside, 60.0, false)];
            let words = pages.iter().map(|p| p.words.iter().collect()).collect();
            let (rest, _) = part_furniture(&pages, words, &LayoutSettings::default());
            rest.first().is_some_and(|r| r.len() == 1)
        };
        for text in ["3/2026.", "2026", "30/6/2026;", "12."] {
            assert!(!left_out(text, "Sở"), "{text}");
        }
        assert!(left_out("3", "Sở") && left_out("3/12", "Sở"));
        assert!(left_out("2021", "2022") && left_out("3.", "4."), "where another page has its number");
    }

    #[test]
    fn page_numbers() {
        for (text, yes) in [
            ("3", true),
            ("- 3 -", true),
            ("Trang 3/12", true),
            ("2 of 5", true),
            ("2021", true),
            ("3 xã", false),
            ("1 2 3 4", false),
            ("Phụ lục 2", false),
            ("", false),
        ] {
            assert_eq!(is_page_number(text), yes, "{text}");
        }
    }
}
