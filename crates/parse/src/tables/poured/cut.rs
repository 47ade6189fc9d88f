//! Where the cells of a poured row end.
//!
//! All ways to deal its lines out to the columns are weighed: what must be a body or a time and closes as one, how a cell
//! begins, and whether a line broke where the next word would have fitted.

use std::ops::Range;

use grammar::{Closure, party};
use model::Role;

use super::{is_of_bodies, is_of_times};
use crate::outline::torn::asks_for;
use crate::seams::closure_of;
use crate::words::bare;

/// Most lines of a cell of bodies or of times.
const MOST_TYPED: usize = 12;
/// A cut is sure where the next best is so much worse.
const SURE_BY: f32 = 1.0;

/// What it costs that running text breaks off where a cell ends.
const OFF: f32 = 1.2;

/// Where a page's end has torn a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Torn {
    /// It goes on from the page before.
    pub(super) above: bool,
    /// It goes on behind.
    pub(super) below: bool,
}

/// What the cells of each column must be.
pub(super) struct Ends<'h> {
    roles: &'h [Role],
}

/// A row dealt out.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    /// Where each cell ends, in lines.
    ends: Vec<usize>,
    /// How much better it is than any other.
    margin: f32,
    /// Whether the cells of bodies and times are such, and who leads is named.
    pub(super) is_whole: bool,
}

impl Cut {
    /// The lines of each cell.
    pub(super) fn cells(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(self.ends.iter().copied()).map(|(from, to)| from..to)
    }

    /// How many lines it takes.
    pub(super) fn taken(&self) -> usize {
        self.ends.last().copied().unwrap_or_default()
    }

    /// How many cells are not blank.
    pub(super) fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.is_empty()).count()
    }

    /// Whether no other way is nearly as good.
    pub(super) fn is_sure(&self) -> bool {
        self.margin >= SURE_BY
    }
}

/// A way to deal out the first lines to the first columns.
#[derive(Debug, Clone)]
struct Way {
    score: f32,
    ends: Vec<usize>,
}

impl<'h> Ends<'h> {
    /// Those of a table whose first column is the number.
    pub(super) fn of(roles: &'h [Role]) -> Self {
        Self { roles: roles.get(1..).unwrap_or_default() }
    }

    /// The best way to deal out all lines of a row.
    pub(super) fn cut(&self, lines: &[&str], torn: Torn) -> Option<Cut> {
        let best = self.ways(lines, torn)?;
        Some(self.judged(lines, best, torn))
    }

    /// The same of the last row, behind which other text may stand: as many lines as come out best, and no more than the others
    /// have.
    pub(super) fn cut_last(&self, lines: &[&str], others: &[Cut]) -> Option<Cut> {
        let longest = others.iter().map(Cut::taken).max().unwrap_or(lines.len());
        let last = self.roles.iter().rposition(|role| is_of_bodies(role) || is_of_times(role));
        let typed = |ends: &[usize]| last.and_then(|last| ends.get(last)).copied().unwrap_or_default();
        // Whether something stands behind the last body or time, as a rule.
        let behind = others.iter().filter(|cut| cut.taken() > typed(&cut.ends)).count() * 2 > others.len();
        let mut best: Option<(f32, [Option<Way>; 2])> = None;
        for count in 1..=lines.len().min(longest + longest / 2 + 2) {
            let Some(ways) = lines.get(..count).and_then(|lines| self.ways(lines, Torn::default())) else {
                continue;
            };
            let Some(way) = &ways[0] else { continue };
            if typed(&way.ends) < count && !behind {
                continue;
            }
            if best.as_ref().is_none_or(|(most, _)| way.score > *most) {
                best = Some((way.score, ways));
            }
        }
        best.map(|(_, ways)| self.judged(lines, ways, Torn::default()))
    }

    fn judged(&self, lines: &[&str], [first, second]: [Option<Way>; 2], torn: Torn) -> Cut {
        let (score, ends) = first.map_or((0.0, Vec::new()), |way| (way.score, way.ends));
        let margin = second.map_or(f32::MAX, |second| score - second.score);
        let mut cut = Cut { ends, margin, is_whole: false };
        let is_whole = self.roles.iter().zip(cut.cells()).all(|(role, cell)| {
            let text = text(lines, cell);
            let closes = |unknown: bool| match closure_of(role, &text) {
                Closure::Whole => true,
                Closure::Unknown => unknown,
                Closure::Open => torn.below,
                Closure::Tail => torn.above,
            };
            if *role == Role::Lead && torn == Torn::default() {
                return !text.is_empty() && closes(false);
            }
            !(is_of_bodies(role) || is_of_times(role)) || text.is_empty() || closes(true)
        });
        cut.is_whole = is_whole;
        cut
    }

    /// The two best ways.
    fn ways(&self, lines: &[&str], torn: Torn) -> Option<[Option<Way>; 2]> {
        let blank = || vec![[None, None]; lines.len() + 1];
        let mut ways: Vec<[Option<Way>; 2]> = blank();
        ways[0][0] = Some(Way { score: 0.0, ends: Vec::new() });
        for role in self.roles {
            let mut next = blank();
            let typed = is_of_bodies(role) || is_of_times(role);
            for (from, reached) in ways.iter().enumerate().filter(|(_, [first, _])| first.is_some()) {
                let most = if typed { lines.len().min(from + MOST_TYPED) } else { lines.len() };
                for to in from..=most {
                    let own = lines.get(from..to).unwrap_or_default();
                    let off = !typed && lines.get(to).is_some_and(|next| breaks_off(own, next));
                    let worth = worth(role, own, torn) - if off { OFF } else { 0.0 };
                    for way in reached.iter().flatten() {
                        let mut ends = way.ends.clone();
                        ends.push(to);
                        keep(&mut next[to], Way { score: way.score + worth, ends });
                    }
                }
            }
            ways = next;
        }
        ways.pop().filter(|[first, _]| first.is_some())
    }
}

/// Keeps the two best.
fn keep(best: &mut [Option<Way>; 2], way: Way) {
    let beats = |other: &Option<Way>| other.as_ref().is_none_or(|other| way.score > other.score);
    if beats(&best[0]) {
        best[1] = best[0].take();
        best[0] = Some(way);
    } else if beats(&best[1]) {
        best[1] = Some(way);
    }
}

fn text(lines: &[&str], cell: Range<usize>) -> String {
    lines.get(cell).unwrap_or_default().join(" ")
}

/// How good lines are as the cell of a role.
fn worth(role: &Role, lines: &[&str], torn: Torn) -> f32 {
    let Some(first) = lines.first() else {
        return match () {
            () if torn.above => -0.4,
            () if *role == Role::Content => -8.0,
            () if *role == Role::Lead => -2.0,
            () if *role == Role::Coordinate => -0.8,
            () if is_of_times(role) => -1.0,
            () => -0.4,
        };
    };
    // A cell that goes on from the page before may begin in the middle of a sentence.
    let small = first.starts_with(char::is_lowercase);
    let begin = match (small, torn.above) {
        (true, false) => -4.0,
        (true, true) => -0.5,
        (false, _) => 0.5,
    };
    begin - 1.5 * early_breaks(lines) as f32 + kind(role, lines, torn)
}

fn kind(role: &Role, lines: &[&str], torn: Torn) -> f32 {
    const WRONG: f32 = -6.0;
    // The end of what the page before holds looks like the end of much else.
    const HEAD: f32 = 1.5;
    const TAIL: f32 = 0.8;
    // A dash stands for a blank cell.
    if matches!(lines, ["-" | "–" | "—"]) {
        return if *role == Role::Content { WRONG } else { 0.5 };
    }
    let typed = is_of_bodies(role) || is_of_times(role);
    if !typed {
        // What comes of a task, its money and notes are said in a few words.
        let wordy = || inner_stops(lines) as f32 + 0.15 * (lines.len() - 1) as f32;
        return match () {
            () if *role == Role::Content => 1.0,
            () if *role == Role::Budget && lines.iter().any(|line| is_money(line)) => 1.2 - wordy(),
            () => 0.2 - wordy(),
        };
    }
    // A list goes on behind its sign, a body is no time, and no sentence is a body.
    let open = lines.last().is_some_and(|line| line.ends_with([';', ',']) || ends_short_form(line));
    // What begins with whole bodies, ends with them or has one on a line is no time.
    let is_body = |part: &[&str]| {
        part.first().is_some_and(|first| first.starts_with(char::is_uppercase))
            && party::is_whole(&part.join(" "))
    };
    let names_body = || {
        (0..lines.len()).any(|at| {
            let (before, behind) = lines.split_at(at);
            is_body(before) || is_body(behind) || behind.first().is_some_and(|line| is_body(&[line]))
        })
    };
    // Who approves may be said by the document.
    let wrong = if is_of_times(role) { names_body() } else { *role != Role::Approve && reads_on(lines) };
    if wrong || open && !torn.below {
        return WRONG;
    }
    let text = lines.join(" ");
    // «Trước ngày» waits for its day.
    let begins_time = || closure_of(&Role::Finish, &text) == Closure::Open;
    match closure_of(role, &text) {
        Closure::Whole => 3.0,
        Closure::Unknown if *role == Role::Approve && !begins_time() => -0.5,
        Closure::Unknown if *role != Role::Lead && is_of_bodies(role) => -2.0,
        Closure::Open if torn.below => HEAD,
        Closure::Tail if torn.above => TAIL,
        Closure::Open | Closure::Tail | Closure::Unknown => WRONG,
    }
}

/// Whether a line says how much, or who pays.
fn is_money(line: &str) -> bool {
    const WORDS: [&str; 6] = ["dong", "trieu", "ty", "nsnn", "ngan sach", "xa hoi hoa"];
    let bare = format!(" {} ", bare(line));
    WORDS.iter().any(|word| bare.contains(&format!(" {word} ")))
}

/// Whether a line ends in the short form of a word, of two or three letters: «TP.».
fn ends_short_form(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or_default();
    let letters = last.strip_suffix('.').unwrap_or_default();
    (1..=3).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase)
}

/// Whether lines hold the end of a sentence, or the number of a document.
fn reads_on(lines: &[&str]) -> bool {
    let all = lines.iter().flat_map(|line| line.split(' ')).collect::<Vec<&str>>();
    let cites = |word: &&str| word.contains('/') && word.contains(|c: char| c.is_ascii_digit());
    let ends = lines.last().is_some_and(|line| line.ends_with('.') && !ends_short_form(line));
    ends || inner_stops(lines) > 0 || all.iter().any(cites)
}

/// How many sentences end before the last word.
fn inner_stops(lines: &[&str]) -> usize {
    let words = lines.iter().flat_map(|line| line.split(' ')).collect::<Vec<&str>>();
    let before = words.split_last().map_or(&[][..], |(_, before)| before);
    before.iter().filter(|word| word.ends_with('.') && !ends_short_form(word)).count()
}

/// Whether a cell of running text ends in the middle of it: the last word asks for more, or there is no stop, and the line is so
/// full that the next word goes on below.
fn breaks_off(lines: &[&str], next: &str) -> bool {
    let Some(last) = lines.last().filter(|last| !last.ends_with(['.', ';', ':'])) else { return false };
    let length = |text: &str| text.chars().count();
    let longest = lines.iter().map(|line| length(line)).max().unwrap_or_default();
    let word = next.split(' ').next().unwrap_or_default();
    let full = || lines.len() > 1 && length(last) + 1 + length(word) > longest;
    last.ends_with([',', '-', '(']) || asks_for(last, next) || full()
}

/// Lines of a cell behind which the first word of the next would have fitted, as far as the longest line tells; a sentence
/// may end anywhere.
fn early_breaks(lines: &[&str]) -> usize {
    let length = |text: &str| text.chars().count();
    let longest = lines.iter().map(|line| length(line)).max().unwrap_or_default();
    lines
        .windows(2)
        .filter(|two| {
            let [line, next] = two else { return false };
            let word = next.split(' ').next().unwrap_or_default();
            !line.ends_with(['.', ';', ':'])
                && !next.starts_with(['-', '+', '•'])
                && length(line) + 1 + length(word) < longest
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 6] =
        [Role::Number, Role::Content, Role::Lead, Role::Coordinate, Role::Finish, Role::Note];

    fn cells(lines: &[&str]) -> (Vec<String>, bool) {
        let cut = Ends::of(&ROLES).cut(lines, Torn::default()).unwrap();
        (cut.cells().map(|cell| text(lines, cell)).collect(), cut.is_whole)
    }

    #[test]
    fn cells_end_where_bodies_and_times_close() {
        let lines = [
            "Xây dựng Đề án chuyển đổi số trên địa bàn",
            "tỉnh theo Quyết định số 15/QĐ-TTg của",
            "Thủ tướng Chính phủ.",
            "Sở Khoa học và",
            "Công nghệ",
            "Sở Tài chính; Sở Xây",
            "dựng; UBND các xã",
            "Quý II/2026",
        ];
        let wanted = [
            "Xây dựng Đề án chuyển đổi số trên địa bàn tỉnh theo Quyết định số 15/QĐ-TTg của Thủ tướng Chính phủ.",
            "Sở Khoa học và Công nghệ",
            "Sở Tài chính; Sở Xây dựng; UBND các xã",
            "Quý II/2026",
            "",
        ];
        assert_eq!(cells(&lines), (wanted.map(str::to_owned).to_vec(), true));
    }

    #[test]
    fn a_title_is_the_main_cell_alone() {
        let (own, whole) = cells(&["LĨNH VỰC GIAO THÔNG,", "XÂY DỰNG"]);
        assert_eq!(own, ["LĨNH VỰC GIAO THÔNG, XÂY DỰNG", "", "", "", ""]);
        assert!(!whole);
    }

    #[test]
    fn what_stands_behind_the_last_row_is_not_taken() {
        let ends = Ends::of(&ROLES);
        let other = ends.cut(&["Rà soát", "Sở Y tế", "Sở Nội vụ", "Năm 2026"], Torn::default()).unwrap();
        let lines =
            ["Báo cáo", "Sở Y tế", "Sở Nội vụ", "Tháng 12", "Trên đây là Kế hoạch của Ủy ban nhân dân tỉnh."];
        assert_eq!(ends.cut_last(&lines, &[other]).unwrap().taken(), 4);
    }
}
