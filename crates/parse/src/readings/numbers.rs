//! The ordinals of a scanned column, chosen together: a beam over the readings of each row, scored by the walk.
//!
//! Candidates of a cell are what the engine read, its other readings, the usual confusions undone (`H` for II, `l` for
//! 1, a comma for a dot), and, where nothing else fits, the number that the walk expects if its letters are near enough.
//! Cost of a path: how far each candidate lies from what was read, plus the faults of the walk.

use grammar::ordinal;
use grammar::walk::{Step, Walk};
use model::{Ordinal, OrdinalStyle};

/// Paths kept from row to row.
const BEAM: usize = 12;

/// What was read in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    /// As the engine was surest.
    pub(super) text: String,
    /// Other readings, best first.
    pub(super) readings: Vec<String>,
    /// Of the engine; `None` for text of the file, which is never changed.
    pub(super) confidence: Option<f32>,
}

/// What stands in the cell after all.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Settled {
    /// The ordinal.
    pub(super) text: String,
    /// Whether it goes on from its neighbours without fault.
    pub(super) sound: bool,
    /// Whether no reading gave it: it is what the walk expects.
    pub(super) inferred: bool,
}

#[derive(Debug, Clone)]
struct Path {
    walk: Walk,
    cost: f32,
    settled: Vec<Settled>,
}

/// Settles the cells of a column from top to bottom.
pub(super) fn walk(reads: &[Read]) -> Vec<Settled> {
    let mut paths = vec![Path { walk: Walk::default(), cost: 0.0, settled: Vec::new() }];
    for read in reads {
        let mut next: Vec<Path> = Vec::new();
        for path in &paths {
            for (text, cost, inferred) in candidates(read, &path.walk) {
                next.push(step(path, text, cost, inferred));
            }
        }
        // Stable: of equal costs the reading that the engine was surer of stays first.
        next.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        let mut kept: Vec<Path> = Vec::new();
        for path in next {
            if kept.len() < BEAM && !kept.iter().any(|k| k.walk == path.walk) {
                kept.push(path);
            }
        }
        paths = kept;
    }
    paths.into_iter().next().map(|p| p.settled).unwrap_or_default()
}

fn step(path: &Path, text: String, cost: f32, inferred: bool) -> Path {
    let mut next = path.clone();
    let (fault, sound) = match ordinal::read(&text) {
        Some(ordinal) => {
            let step = next.walk.take(&ordinal);
            (fault(step), step.is_sound())
        }
        None => (3.5, false),
    };
    next.cost += cost + fault;
    next.settled.push(Settled { text, sound, inferred });
    next
}

/// What a fault of the walk costs: plans do skip and repeat numbers, so that one fault weighs less than two misread
/// cells.
fn fault(step: Step) -> f32 {
    match step {
        Step::First | Step::Next | Step::Child | Step::Up => 0.0,
        Step::Gap { missing } => 1.6 + 0.2 * missing.min(10) as f32,
        Step::Repeat => 2.0,
        Step::Backwards => 2.6,
        Step::Unrelated => 3.0,
    }
}

/// What may stand in the cell, with its cost and whether it is inferred.
fn candidates(read: &Read, walk: &Walk) -> Vec<(String, f32, bool)> {
    let mut out = vec![(read.text.clone(), 0.0, false)];
    let Some(confidence) = read.confidence else { return out };
    let mut add = |text: String, cost: f32, inferred: bool| {
        if ordinal::read(&text).is_some() && !out.iter().any(|(known, _, _)| *known == text) {
            out.push((text, cost, inferred));
        }
    };
    let doubt = confidence.clamp(0.0, 1.0);
    for (rank, reading) in read.readings.iter().enumerate() {
        add(reading.trim().to_owned(), 0.4 * doubt + 0.1 + 0.05 * rank as f32, false);
    }
    for seen in std::iter::once(&read.text).chain(&read.readings) {
        for undone in [as_digits(seen), as_roman(seen)].into_iter().flatten() {
            add(undone, 0.5 * doubt + 0.3, false);
        }
    }
    for expected in expected(walk) {
        let far = distance(&expected, &read.text)
            .min(read.readings.iter().map(|r| distance(&expected, r)).min().unwrap_or(usize::MAX));
        if far * 2 <= expected.chars().count().max(2) {
            add(expected, 0.9 + 0.7 * doubt + 0.4 * far as f32, true);
        }
    }
    out
}

/// Digits under their usual disguises. `None` where it was digits already or cannot be.
fn as_digits(text: &str) -> Option<String> {
    let out: String = text
        .trim()
        .trim_end_matches([')', '|', '/', '\''])
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            'l' | 'I' | '|' | 'i' | '!' | ']' | '[' | 'ì' | 'Ì' | 'í' | 'Í' => '1',
            'O' | 'o' | 'Q' | 'D' => '0',
            'Z' | 'z' => '2',
            'Á' | 'A' | 'Ả' | 'À' => '4',
            'S' | 's' | '§' => '5',
            'G' | 'b' => '6',
            'B' => '8',
            'g' | 'q' => '9',
            ',' | ':' | ';' | '·' | '⁄' | '/' | '-' => '.',
            other => other,
        })
        .collect();
    let digits =
        out.chars().all(|c| c.is_ascii_digit() || c == '.') && out.chars().any(|c| c.is_ascii_digit());
    (digits && out != text).then_some(out)
}

/// A roman numeral under its usual disguises; an `H` is two strokes.
fn as_roman(text: &str) -> Option<String> {
    let mut out = String::new();
    for c in text.trim().trim_end_matches(['.', ',']).chars() {
        match c {
            'I' | 'l' | '|' | '1' | 'i' | '!' | ']' | '[' | 'ì' | 'Ì' | 'í' | 'Í' | 'ï' | 'T' => {
                out.push('I');
            }
            'H' | 'N' => out.push_str("II"),
            'V' | 'v' | 'Ý' => out.push('V'),
            'X' | 'x' => out.push('X'),
            'M' if text.chars().count() == 1 => out.push_str("III"),
            _ => return None,
        }
    }
    (!out.is_empty() && out != text && out.chars().count() <= 6).then_some(out)
}

/// The numbers with which the walk may go on: the next of every open level, and the first of a level below.
fn expected(walk: &Walk) -> Vec<String> {
    let open: Vec<Ordinal> = walk.path().iter().filter_map(|label| ordinal::read(label)).collect();
    let mut out: Vec<String> = open.iter().rev().filter_map(successor).collect();
    if let Some(last) = open.last() {
        out.extend(first_below(last));
    }
    out
}

fn successor(of: &Ordinal) -> Option<String> {
    let (&last, before) = of.values.split_last()?;
    match of.style {
        OrdinalStyle::Decimal => {
            let head = before.iter().map(|v| format!("{v}.")).collect::<String>();
            Some(format!("{head}{}", last + 1))
        }
        OrdinalStyle::Roman => Some(roman(last + 1)),
        OrdinalStyle::Parenthesised => Some(format!("({})", last + 1)),
        OrdinalStyle::Part
        | OrdinalStyle::Chapter
        | OrdinalStyle::Section
        | OrdinalStyle::Article
        | OrdinalStyle::CapitalLetter
        | OrdinalStyle::Letter
        | OrdinalStyle::Bullet => None,
    }
}

fn first_below(of: &Ordinal) -> Option<String> {
    match of.style {
        OrdinalStyle::Decimal => Some(format!("{}.1", of.label)),
        OrdinalStyle::Roman => Some("1".to_owned()),
        OrdinalStyle::Part
        | OrdinalStyle::Chapter
        | OrdinalStyle::Section
        | OrdinalStyle::Article
        | OrdinalStyle::CapitalLetter
        | OrdinalStyle::Letter
        | OrdinalStyle::Parenthesised
        | OrdinalStyle::Bullet => None,
    }
}

fn roman(mut n: u32) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

/// Letters to change, add or drop to make one text of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().filter(|c| !c.is_whitespace()).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(usize::MAX);
            let here = (corner + usize::from(ca != *cb)).min(above + 1).min(left + 1);
            if let Some(slot) = row.get_mut(j) {
                *slot = left;
            }
            (corner, left) = (above, here);
        }
        if let Some(slot) = row.last_mut() {
            *slot = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], expected: &[&str]) {
        let reads: Vec<Read> = cells
            .iter()
            .map(|cell| {
                let mut texts = cell.split('|').map(str::to_owned);
                let text = texts.next().unwrap();
                let readings: Vec<String> = texts.collect();
                let confidence = if readings.is_empty() { 0.9 } else { 0.4 };
                Read { text, readings, confidence: Some(confidence) }
            })
            .collect();
        let settled: Vec<String> = walk(&reads).into_iter().map(|s| s.text).collect();
        assert_eq!(settled, expected);
    }

    #[test]
    fn of_several_readings_the_one_that_walks_stands() {
        check(&["I", "1", "1.1", "1:2|1.2", "3|1.3", "1.4"], &["I", "1", "1.1", "1.2", "1.3", "1.4"]);
        check(&["2", "241|2M|Z22d1", "22|2.2|21/2", "2.3"], &["2", "2.1", "2.2", "2.3"]);
        check(&["1", "2", "3", "Á|A", "5"], &["1", "2", "3", "4", "5"]);
    }

    #[test]
    fn strokes_make_roman_numerals() {
        check(&["l", "1", "2", "H", "3", "HI", "IV"], &["I", "1", "2", "II", "3", "III", "IV"]);
    }

    #[test]
    fn a_number_that_the_plan_skips_is_not_made_up() {
        check(&["1", "2", "4", "5", "6"], &["1", "2", "4", "5", "6"]);
        check(&["1", "2", "17", "18"], &["1", "2", "17", "18"]);
    }

    #[test]
    fn text_of_the_file_is_left_alone() {
        let read = |t: &str| Read { text: t.to_owned(), readings: Vec::new(), confidence: None };
        let settled = walk(&[read("1"), read("l"), read("3")]);
        assert_eq!(settled.iter().map(|s| s.text.as_str()).collect::<Vec<_>>(), ["1", "l", "3"]);
    }

    #[test]
    fn distances() {
        for (a, b, d) in
            [("2.1", "2.1", 0), ("2.1", "241", 1), ("2.1", "21", 1), ("", "ab", 2), ("IV", "", 2)]
        {
            assert_eq!(distance(a, b), d, "{a} {b}");
        }
    }
}
