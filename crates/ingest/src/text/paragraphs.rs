//! Paragraphs of a text: a line each, unless a typesetter broke the lines at a measure, or the source of a web page anywhere.

use std::borrow::Cow;

use model::{Block, Code, Diagnostic, Paragraph, Region, Style};
use normalize::trimmed;

use super::emphasis;
use super::line::Line;
use super::residue;
use crate::marker;

/// When lines count as broken at a measure.
///
/// Lengths are letters. A file of paragraphs that stand on one line each has lines of every length; a file broken at
/// a measure has most of its lines just under it.
#[derive(Debug, Clone, PartialEq)]
pub struct WrapSettings {
    /// Longest measure that is still one of a typesetter; longer lines are paragraphs. Default 160.
    pub longest_measure: usize,
    /// Lines that must be seen before the file is judged. Default 20.
    pub fewest_lines: usize,
    /// Share of the measure from which on a line counts as full. Default 0.85.
    pub full: f32,
    /// Share of lines with a follower that must be full. Default 0.5.
    pub share_of_full: f32,
}

impl Default for WrapSettings {
    fn default() -> Self {
        Self { longest_measure: 160, fewest_lines: 20, full: 0.85, share_of_full: 0.5 }
    }
}

/// Where the lines of a file were broken, in letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// At the ends of paragraphs.
    Whole,
    /// Just under a measure.
    At(usize),
    /// In the middle of sentences as often as not, the first line of a paragraph anywhere, the others under a measure: the
    /// source of a web page, whose tags took their part of each line.
    Anywhere(usize),
}

impl Breaks {
    /// What is to be said of so many lines that were joined: a measure shows of itself where it broke them.
    pub(crate) fn note(self, joined: usize) -> Option<Diagnostic> {
        let say = || Diagnostic::new(Code::LinesJoined, &[&joined.to_string()]);
        (joined > 0 && matches!(self, Self::Anywhere(_))).then(say)
    }
}

/// Where the lines of a file were broken. `lines` are those outside tables.
pub(crate) fn breaks<'l, 't: 'l>(
    lines: impl Iterator<Item = &'l Line<'t>> + Clone,
    settings: &WrapSettings,
) -> Breaks {
    measure(lines.clone(), settings)
        .map(Breaks::At)
        .or_else(|| longest_broken(lines, settings).map(Breaks::Anywhere))
        .unwrap_or(Breaks::Whole)
}

/// The measure under which lines go on in small letters, where a third of those without a stop do so: the others are
/// headings.
fn longest_broken<'l, 't: 'l>(
    lines: impl Iterator<Item = &'l Line<'t>>,
    settings: &WrapSettings,
) -> Option<usize> {
    const FEWEST: usize = 8;
    /// Letters of the shortest measure of a source: shorter lines are broken on purpose.
    const SHORTEST: usize = 60;
    let mut open = 0; // lines without a stop before another
    let mut broken: Vec<usize> = Vec::new();
    let mut lines = lines.peekable();
    while let Some(line) = lines.next() {
        let Some(next) = lines.peek().filter(|next| next.number == line.number + 1 && !next.is_blank())
        else {
            continue;
        };
        let text = trimmed(line.text);
        if text.is_empty() || has_stop(text) {
            continue;
        }
        open += 1;
        if next.text.trim_start().starts_with(char::is_lowercase) && !marker::opens_item(next.text) {
            broken.push(text.chars().count());
        }
    }
    let at = broken.len() * 97 / 100;
    if broken.len() < FEWEST || broken.len() * 3 < open {
        return None;
    }
    let (_, &mut measure, _) = broken.select_nth_unstable(at);
    (SHORTEST..=settings.longest_measure).contains(&measure).then_some(measure)
}

/// Whether a line ends a sentence, or a part of one.
pub(super) fn has_stop(text: &str) -> bool {
    text.ends_with(['.', ';', ':', '!', '?'])
}

/// The measure at which the lines of a file were broken, if they were.
fn measure<'l, 't: 'l>(lines: impl Iterator<Item = &'l Line<'t>>, settings: &WrapSettings) -> Option<usize> {
    let mut lines = lines.peekable();
    // Each with whether another follows it.
    let mut shown: Vec<(&str, bool)> = Vec::new();
    while let Some(line) = lines.next() {
        if !line.is_blank() {
            shown.push((trimmed(line.text), lines.peek().is_some_and(|next| !next.is_blank())));
        }
    }
    // A longer line is past every measure: a character has four bytes at most.
    let is_long = |text: &str| text.len() > settings.longest_measure * 4;
    let at = shown.len() * 97 / 100;
    let long = shown.iter().filter(|(text, _)| is_long(text)).count();
    if shown.len() < settings.fewest_lines.max(1) || at + long >= shown.len() {
        return None;
    }
    let length = |text: &str| if is_long(text) { usize::MAX } else { text.chars().count() };
    let mut lengths: Vec<usize> = shown.iter().map(|(text, _)| length(text)).collect();
    let followed: Vec<usize> =
        shown.iter().zip(&lengths).filter(|((_, follows), _)| *follows).map(|(_, length)| *length).collect();
    if followed.is_empty() {
        return None;
    }
    let (_, &mut measure, _) = lengths.select_nth_unstable(at);
    let full = (measure as f32 * settings.full) as usize;
    let share = followed.iter().filter(|&&l| l >= full).count() as f32 / followed.len() as f32;
    (measure <= settings.longest_measure && share >= settings.share_of_full).then_some(measure)
}

/// Paragraphs of lines that follow each other without a blank one; how many lines were joined with the next.
pub(crate) fn read(
    lines: &[Line<'_>],
    gap_before: bool,
    breaks: Breaks,
    full: f32,
    blocks: &mut Vec<Block>,
) -> usize {
    let mut joined = 0;
    let mut rest = lines;
    let mut gap = gap_before;
    while let [first, following @ ..] = rest {
        let mut taken = open_bold_lines(rest);
        let forced = taken > 1;
        while let (Some(last), Some(next), false) = (rest.get(taken - 1), rest.get(taken), forced) {
            let goes_on = match breaks {
                Breaks::Whole => false,
                Breaks::At(measure) => runs_on(last, next, measure, full),
                Breaks::Anywhere(measure) => {
                    let further = taken > 1 && !has_stop(trimmed(last.text));
                    is_broken(last, next) || (further && runs_on(last, next, measure, full))
                }
            };
            if !goes_on {
                break;
            }
            taken += 1;
            joined += 1;
        }
        let (own, after) = rest.split_at(taken.min(following.len() + 1));
        push(own, if forced { "\n" } else { " " }, gap || first.opens_page, blocks);
        gap = false;
        rest = after;
    }
    joined
}

/// Lines of a bold span that is opened at the head of the first line and closed lines later.
fn open_bold_lines(lines: &[Line<'_>]) -> usize {
    const LONGEST: usize = 12;
    let stars = |line: &Line<'_>| line.text.matches("**").count();
    let opens = lines.first().is_some_and(|l| l.text.trim_start().starts_with("**") && stars(l) % 2 == 1);
    if !opens {
        return 1;
    }
    let closing = lines.iter().take(LONGEST).skip(1).position(|l| stars(l) % 2 == 1);
    closing
        .filter(|&n| lines.get(n + 1).is_some_and(|l| l.text.trim_end().ends_with("**")))
        .map_or(1, |n| n + 2)
}

/// Whether a sentence goes on in the next line: no stop here, and a small letter there.
fn is_broken(line: &Line<'_>, next: &Line<'_>) -> bool {
    /// Letters of the shortest line that a tag leaves: what is shorter may be a heading.
    const SHORTEST: usize = 24;
    let (text, follower) = (trimmed(line.text), next.text.trim_start());
    follower.starts_with(char::is_lowercase)
        && !has_stop(text)
        && text.chars().nth(SHORTEST).is_some()
        && text.chars().any(char::is_lowercase)
        && !next.opens_page
        && !marker::opens_item(follower)
        && !text.starts_with('#')
}

/// Whether the typesetter broke the paragraph here: the next word would not have fitted.
fn runs_on(line: &Line<'_>, next: &Line<'_>, measure: usize, full: f32) -> bool {
    let (text, follower) = (trimmed(line.text), next.text.trim_start());
    let word = follower.split_whitespace().next().unwrap_or_default();
    let reach = text.chars().count() + 1 + word.chars().count();
    let closed = has_stop(text) && !follower.starts_with(char::is_lowercase);
    let needed = if closed { measure as f32 } else { measure as f32 * full };
    reach as f32 >= needed
        && !next.opens_page
        && !marker::opens_item(follower)
        && !text.starts_with('#')
        && !text.ends_with('\\')
        && !is_page_number(follower.trim_end())
        && !crate::letterhead::is_mark(follower)
}

/// Whether a line holds the number of a page alone, `2`, `- 2 -`, `Trang 2/5`: no word of the sentence around it.
fn is_page_number(line: &str) -> bool {
    const LONGEST: usize = 24;
    if line.len() > LONGEST {
        return false;
    }
    let named = line.split_once(' ').filter(|(word, _)| word.eq_ignore_ascii_case("trang"));
    let shown = named.map_or(line, |(_, number)| number);
    let numbers = shown.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let short = numbers.clone().all(|n| n.len() <= 3) && (1..=2).contains(&numbers.count());
    short && shown.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | '/' | ' '))
}

fn push(lines: &[Line<'_>], joint: &str, gap_before: bool, blocks: &mut Vec<Block>) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let raw = match lines {
        [only] => untabbed(only),
        many => {
            Cow::Owned(many.iter().map(|l| untabbed(l).trim().to_owned()).collect::<Vec<_>>().join(joint))
        }
    };
    let (heading, body) = heading(unquoted(trimmed(&raw)));
    let marked = lines.iter().any(|line| line.looks.has_marks());
    let (text, style) = if marked { emphasis::strip(body) } else { (Cow::Borrowed(body), Style::default()) };
    debug_assert!(marked || emphasis::strip(body) == (Cow::Borrowed(body), Style::default()), "{body:?}");
    let text = match (lines, text) {
        ([only], Cow::Borrowed(own)) if only.tabs == 0 => crate::clean_part(own, only.looks),
        (_, text) => crate::clean_lines(&text),
    };
    if text.is_empty() {
        return;
    }
    let regions = vec![Region::on_lines(first.number, last.number)];
    blocks.push(Block::Paragraph(Paragraph {
        text,
        regions,
        style,
        heading,
        gap_before,
        ..Paragraph::default()
    }));
}

/// A line with blanks for its tabs.
fn untabbed<'a>(line: &Line<'a>) -> Cow<'a, str> {
    if line.tabs == 0 { Cow::Borrowed(line.text) } else { Cow::Owned(line.text.replace('\t', " ")) }
}

/// A line without the marks of a quotation of Markdown.
fn unquoted(text: &str) -> &str {
    let inner = text.trim_start_matches(['>', ' ']);
    if text.starts_with("> ") || text.starts_with(">>") { inner } else { text }
}

/// Level and text of an ATX heading of Markdown.
fn heading(text: &str) -> (Option<u8>, &str) {
    let title = text.trim_start_matches('#');
    let level = text.len() - title.len();
    if (1..=6).contains(&level) && title.starts_with(' ') {
        let title = trimmed(title).trim_end_matches('#').trim_end();
        // Pandoc writes the anchor of a heading behind it: «## Mục đích {#muc-dich}».
        let anchor = title.rsplit_once(" {#").filter(|(_, name)| name.ends_with('}'));
        (Some(level as u8), anchor.map_or(title, |(title, _)| title.trim_end()))
    } else {
        (None, text)
    }
}

/// Whether a line is an ornament or a fence without any text: a rule of dashes, a code fence.
pub(crate) fn is_ornament(text: &str) -> bool {
    crate::cleaning::is_ornament(text)
        || (trimmed(text).starts_with("```") && !trimmed(text).contains(' '))
        || residue::is_bare(text)
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    fn texts(text: &str) -> Vec<(String, [u32; 2])> {
        let lines = line::split(text);
        let settings = WrapSettings::default();
        let breaks = breaks(lines.iter(), &settings);
        let mut blocks = Vec::new();
        let full: Vec<_> = lines.iter().copied().filter(|l| !l.is_blank()).collect();
        read(&full, false, breaks, settings.full, &mut blocks);
        let paragraphs = blocks.into_iter().filter_map(|b| match b {
            Block::Paragraph(p) => {
                Some((p.text, p.regions.first().and_then(|r| r.lines).unwrap_or_default()))
            }
            Block::Fragment(_) => None,
        });
        paragraphs.collect()
    }

    #[test]
    fn a_line_each_and_bold_spans() {
        let seen = texts("**ỦY BAN NHÂN DÂN\nHUYỆN SƠN**\n1. Mục đích\n## Yêu cầu\n> Lưu ý");
        let expected = [
            ("ỦY BAN NHÂN DÂN\nHUYỆN SƠN", [1, 2]),
            ("1. Mục đích", [3, 3]),
            ("Yêu cầu", [4, 4]),
            ("Lưu ý", [5, 5]),
        ];
        assert_eq!(seen, expected.map(|(t, l)| (t.to_owned(), l)));
    }

    #[test]
    fn the_number_of_a_page_is_no_word_of_a_sentence() {
        for (line, alone) in [
            ("2", true),
            ("- 12 -", true),
            ("Trang 2/5", true),
            ("2025", false),
            ("2.", false),
            ("30/9/2025", false),
            ("2 xã", false),
            ("trang thiết bị", false),
        ] {
            assert_eq!(is_page_number(line), alone, "{line}");
        }
        let full = "Các sở ban ngành căn cứ nhiệm vụ được giao xây dựng kế hoạch chi tiết để";
        let page = format!("{full}\n{full}\n{full}\n2\n{full}\nthực hiện.\n\n");
        let seen = texts(&page.repeat(8));
        assert_eq!(seen.iter().take(3).map(|p| p.1).collect::<Vec<_>>(), [[1, 3], [4, 4], [5, 6]]);
    }

    #[test]
    fn joins_lines_that_the_source_of_a_page_broke() {
        let item = "1. Sở Nội vụ tham mưu UBND tỉnh\nsắp xếp tổ chức bộ máy; phối hợp với Sở Tài chính và các đơn vị liên quan của\n\
            tỉnh, các cơ quan Trung ương đóng trên địa bàn và các phòng của Văn phòng\nUBND tỉnh hoàn thành.\n\
            2. Cục Thuế tỉnh\nĐôn đốc thu nộp kịp thời các\nkhoản ngân sách.\n";
        let seen = texts(&item.repeat(4));
        let lines: Vec<_> = seen.iter().take(3).map(|p| p.1).collect();
        assert_eq!(lines, [[1, 4], [5, 5], [6, 7]]);
        let told = |text: &str| {
            let reading = crate::text::read(text.as_bytes(), &crate::ReadSettings::default()).expect("text");
            reading.diagnostics.iter().map(|note| note.message.clone()).collect::<Vec<_>>().join(" ")
        };
        assert!(told(&item.repeat(4)).starts_with("16 lines"), "{}", told(&item.repeat(4)));
        assert_eq!(told(item), "");
        // One line in small letters is no habit of a file.
        assert_eq!(texts("I. MỤC ĐÍCH\nSở Y tế rà soát\nhồ sơ.\nII. YÊU CẦU\nKịp thời").len(), 5);
        // Nor are short lines: what bodies are told stands below each.
        assert_eq!(texts(&"Sở Nội vụ\nchủ trì sắp xếp bộ máy trước ngày 30/6/2026\n".repeat(12)).len(), 24);
    }

    #[test]
    fn joins_lines_that_a_typesetter_broke() {
        let sentence =
            "Các sở ban ngành căn cứ nhiệm vụ được giao xây dựng kế hoạch chi tiết và triển khai ".repeat(6);
        let mut text = String::new();
        for _ in 0..6 {
            let mut column = 0;
            for word in sentence.split_whitespace() {
                let length = word.chars().count();
                if column + length + 1 > 72 {
                    text.push('\n');
                    column = 0;
                } else if column > 0 {
                    text.push(' ');
                    column += 1;
                }
                text.push_str(word);
                column += length;
            }
            text.push_str(".\n");
        }
        let seen = texts(&text);
        assert_eq!(seen.len(), 6);
        assert_eq!(
            seen.first().map(|p| p.0.trim_end_matches('.').to_owned()),
            Some(sentence.trim().to_owned())
        );
    }
}
